package io.github.wingload.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
 * @param tuning what only some of the profiles have; null, as runs have it that were written before there was any, stands for
 *     none
 */
public record SimulatorTarget(
        Profile profile,
        OptionalInt pods,
        OptionalInt maxPods,
        Optional<Routing> routing,
        OptionalLong seed,
        Map<Fault, Double> faults,
        List<Header> headers,
        Tuning tuning)
        implements Target {

    public SimulatorTarget {
        faults = Map.copyOf(faults);
        headers = List.copyOf(headers);
        tuning = tuning == null ? Tuning.NONE : tuning;
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
                List.of(),
                Tuning.NONE);
    }

    @Override
    public SimulatorTarget withHeaders(List<Header> others) {
        return new SimulatorTarget(profile, pods, maxPods, routing, seed, faults, others, tuning);
    }

    /** Which service the simulator plays; in YAML in lower case with hyphens. */
    public enum Profile {
        REVERTRISK_WIKIDATA_STAGING,
        REVERTRISK_WIKIDATA_PRODUCTION,
        /** Answers at once: for measuring the generator. */
        REVERTRISK_WIKIDATA_INSTANT,
        /** All model servers of LiftWing. */
        LIFTWING,
        /** A small service with one model that takes whole numbers. */
        ML_API_HEART,
        /** A production service that takes texts, with cache and rate limit. */
        ML_API_TEXT
    }

    /**
     * What can be set of profiles that have no pods. What is empty is as the profile has it.
     *
     * @param timeScale what every service time is multiplied by; zero or more
     * @param threads of each pod, that work off requests; 1 or more
     * @param rateLimit of each client
     * @param cacheTtl how long answers are cached; zero for no cache
     */
    public record Tuning(
            OptionalDouble timeScale, OptionalInt threads, Optional<RateLimit> rateLimit, Optional<Duration> cacheTtl) {

        public static final Tuning NONE =
                new Tuning(OptionalDouble.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * How often each client is let in.
     *
     * @param requests in a window of time; 0 for as many as it likes
     * @param per length of the window
     */
    public record RateLimit(int requests, Duration per) {

        public static final RateLimit NONE = new RateLimit(0, Duration.ZERO);

        private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,8})/([hms])");

        /** As it is written: {@code 100/m}, or {@code none}. */
        public static Optional<RateLimit> of(String text) {
            if (text.equals("none")) {
                return Optional.of(NONE);
            }
            Matcher parts = WRITTEN.matcher(text);
            return parts.matches()
                    ? Optional.of(new RateLimit(Integer.parseInt(parts.group(1)), per(parts.group(2))))
                    : Optional.empty();
        }

        private static Duration per(String unit) {
            return switch (unit) {
                case "h" -> Duration.ofHours(1);
                case "m" -> Duration.ofMinutes(1);
                default -> Duration.ofSeconds(1);
            };
        }
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
