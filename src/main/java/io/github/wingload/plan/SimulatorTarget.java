package io.github.wingload.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The simulator, started on a free port of the loopback interface for the run.
 *
 * <p>What is empty is as the profile has it.
 *
 * @param profile which service it plays
 * @param pods ready when the run starts; 1 or more
 * @param maxPods the most that the autoscaler may start; at least {@code pods}
 * @param routing how a request finds its pod
 * @param seed of the service times, routes and faults
 * @param faults how often something goes wrong; see {@link Fault} for what the number means
 * @param headers sent with every request
 */
public record SimulatorTarget(
        Profile profile,
        OptionalInt pods,
        OptionalInt maxPods,
        Optional<Routing> routing,
        OptionalLong seed,
        Map<Fault, Double> faults,
        List<Header> headers)
        implements Target {

    public SimulatorTarget {
        faults = Map.copyOf(faults);
        headers = List.copyOf(headers);
    }

    /** A profile with all its defaults. */
    public static SimulatorTarget of(Profile profile) {
        return new SimulatorTarget(
                profile,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Map.of(),
                List.of());
    }

    @Override
    public SimulatorTarget withHeaders(List<Header> others) {
        return new SimulatorTarget(profile, pods, maxPods, routing, seed, faults, others);
    }

    /** Which service the simulator plays; in YAML in lower case with hyphens. */
    public enum Profile {
        REVERTRISK_WIKIDATA_STAGING,
        REVERTRISK_WIKIDATA_PRODUCTION,
        /** Answers at once: for measuring the generator. */
        REVERTRISK_WIKIDATA_INSTANT
    }

    /** How a request finds its pod. */
    public enum Routing {
        RANDOM,
        ROUND_ROBIN,
        LEAST_REQUEST
    }

    /** What can go wrong, with a probability from 0 to 1 for each request. */
    public enum Fault {
        /** A fast 502. The number is the probability for each request that is in flight in the pod. */
        BAD_GATEWAY,
        /** The connection is closed without an answer. */
        DROP,
        /** The connection is reset without an answer. */
        RESET,
        /** No answer ever comes. */
        STALL,
        /** The answer comes a byte at a time, with pauses. */
        DRIP,
        /** What comes is not HTTP. */
        GARBAGE,
        /** The connection is closed in the middle of the body. */
        TRUNCATE
    }
}
