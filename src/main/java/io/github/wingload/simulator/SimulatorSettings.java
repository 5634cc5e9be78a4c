package io.github.wingload.simulator;

import io.github.wingload.simulator.Profile.Family;
import java.util.EnumMap;
import java.util.List;
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
 * @param timeScale what every service time is multiplied by; zero or more
 * @param api for the ML APIs only
 * @param requestListener hears of every request
 */
public record SimulatorSettings(
        Profile profile,
        int pods,
        int maxPods,
        Routing routing,
        long seed,
        Map<Fault, Double> faults,
        double timeScale,
        ApiSettings api,
        RequestListener requestListener) {

    /** For each request in flight in the pod; fitted together with the service times. */
    private static final double BAD_GATEWAY_PER_IN_FLIGHT = 1.1e-4;

    /** @throws IllegalArgumentException when a number is out of its range */
    public SimulatorSettings {
        faults = Map.copyOf(faults);
        require(pods >= 1, "pods is " + pods + "; it is 1 or more");
        require(maxPods >= pods, "max_pods is " + maxPods + "; it is at least pods, " + pods);
        require(timeScale >= 0 && timeScale <= 1000, "time_scale is " + timeScale + "; it is from 0 to 1000");
        requireMeaning(profile, pods > 1, "pods", Family.REVERTRISK, Family.ML_API);
        requireMeaning(profile, maxPods > pods, "max_pods", Family.REVERTRISK);
        requireMeaning(profile, faults.getOrDefault(Fault.BAD_GATEWAY, 0.0) > 0, "bad_gateway", Family.REVERTRISK);
        requireMeaning(profile, timeScale != profile.timeScale(), "time_scale", Family.LIFTWING, Family.ML_API);
        requireMeaning(
                profile, !api.equals(ApiSettings.of(profile)), "threads, rate_limit or cache_ttl", Family.ML_API);
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
        return new SimulatorSettings(
                profile,
                profile.minPods(),
                profile.maxPods(),
                Routing.RANDOM,
                1,
                faults,
                profile.timeScale(),
                ApiSettings.of(profile),
                RequestListener.NONE);
    }

    /** The pods that are ready at the start; raises {@code maxPods} where it would be lower. */
    public SimulatorSettings withPods(int number) {
        return new SimulatorSettings(
                profile, number, Math.max(number, maxPods), routing, seed, faults, timeScale, api, requestListener);
    }

    /** The most pods that there may be; lowers {@code pods} where it would be higher. */
    public SimulatorSettings withMaxPods(int number) {
        return new SimulatorSettings(
                profile, Math.min(pods, number), number, routing, seed, faults, timeScale, api, requestListener);
    }

    public SimulatorSettings withRouting(Routing how) {
        return new SimulatorSettings(profile, pods, maxPods, how, seed, faults, timeScale, api, requestListener);
    }

    public SimulatorSettings withSeed(long number) {
        return new SimulatorSettings(profile, pods, maxPods, routing, number, faults, timeScale, api, requestListener);
    }

    public SimulatorSettings withFault(Fault fault, double probability) {
        Map<Fault, Double> changed = new EnumMap<>(Fault.class);
        changed.putAll(faults);
        changed.put(fault, probability);
        return new SimulatorSettings(profile, pods, maxPods, routing, seed, changed, timeScale, api, requestListener);
    }

    /** Makes every service time longer or shorter; zero for answers at once. */
    public SimulatorSettings withTimeScale(double factor) {
        return new SimulatorSettings(profile, pods, maxPods, routing, seed, faults, factor, api, requestListener);
    }

    public SimulatorSettings withApi(ApiSettings changed) {
        return new SimulatorSettings(
                profile, pods, maxPods, routing, seed, faults, timeScale, changed, requestListener);
    }

    /** Hands every request to a listener, in the order in which they come. */
    public SimulatorSettings withRequestListener(RequestListener listener) {
        return new SimulatorSettings(profile, pods, maxPods, routing, seed, faults, timeScale, api, listener);
    }

    /** Zero for a fault that does not happen. */
    public double faultProbability(Fault fault) {
        return faults.getOrDefault(fault, 0.0);
    }

    ScalingRule scalingRule() {
        return profile.scalingRule(maxPods);
    }

    private static void requireMeaning(Profile profile, boolean set, String key, Family... families) {
        require(
                !set || List.of(families).contains(profile.family()),
                key + " has no meaning for " + profile.profileName());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
