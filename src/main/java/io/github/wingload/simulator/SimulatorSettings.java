package io.github.wingload.simulator;

import java.util.EnumMap;
import java.util.Map;

/**
 * What is simulated. Made from a profile and changed from there; immutable.
 *
 * @param profile which service
 * @param pods ready at the start; 1 or more
 * @param maxPods the most that the autoscaler may have; at least {@code pods}
 * @param routing how a request finds its pod
 * @param seed of service times, routes and faults
 * @param faults how often what goes wrong; faults that are not in it do not happen. Each probability is from 0 to 1, and
 *     so is the sum of those other than {@link Fault#BAD_GATEWAY}
 */
public record SimulatorSettings(
        Profile profile, int pods, int maxPods, Routing routing, long seed, Map<Fault, Double> faults) {

    /** For each request in flight in the pod; fitted together with the service times. */
    private static final double BAD_GATEWAY_PER_IN_FLIGHT = 1.1e-4;

    /** @throws IllegalArgumentException when a number is out of its range */
    public SimulatorSettings {
        faults = Map.copyOf(faults);
        require(pods >= 1, "pods is " + pods + "; it is 1 or more");
        require(maxPods >= pods, "max_pods is " + maxPods + "; it is at least pods, " + pods);
        double sum = 0;
        for (Map.Entry<Fault, Double> fault : faults.entrySet()) {
            double probability = fault.getValue();
            require(
                    probability >= 0 && probability <= 1,
                    fault.getKey().key() + " is " + probability + "; it is a probability from 0 to 1");
            sum += fault.getKey() == Fault.BAD_GATEWAY ? 0 : probability;
        }
        // Ten faults of 0.1 are meant to be allowed, whatever their sum is in binary.
        require(sum <= 1 + 1e-9, "the faults besides bad_gateway sum to " + sum + "; at most one happens to a request");
    }

    /** A profile as it is, with seed 1. */
    public static SimulatorSettings of(Profile profile) {
        Map<Fault, Double> faults =
                profile.serviceTimes().isPresent() ? Map.of(Fault.BAD_GATEWAY, BAD_GATEWAY_PER_IN_FLIGHT) : Map.of();
        return new SimulatorSettings(profile, profile.minPods(), profile.maxPods(), Routing.RANDOM, 1, faults);
    }

    /** The pods that are ready at the start; raises {@code maxPods} where it would be lower. */
    public SimulatorSettings withPods(int number) {
        return new SimulatorSettings(profile, number, Math.max(number, maxPods), routing, seed, faults);
    }

    /** The most pods that there may be; lowers {@code pods} where it would be higher. */
    public SimulatorSettings withMaxPods(int number) {
        return new SimulatorSettings(profile, Math.min(pods, number), number, routing, seed, faults);
    }

    public SimulatorSettings withRouting(Routing how) {
        return new SimulatorSettings(profile, pods, maxPods, how, seed, faults);
    }

    public SimulatorSettings withSeed(long number) {
        return new SimulatorSettings(profile, pods, maxPods, routing, number, faults);
    }

    public SimulatorSettings withFault(Fault fault, double probability) {
        Map<Fault, Double> changed = new EnumMap<>(Fault.class);
        changed.putAll(faults);
        changed.put(fault, probability);
        return new SimulatorSettings(profile, pods, maxPods, routing, seed, changed);
    }

    /** Zero for a fault that does not happen. */
    public double faultProbability(Fault fault) {
        return faults.getOrDefault(fault, 0.0);
    }

    ScalingRule scalingRule() {
        return profile.scalingRule(maxPods);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
