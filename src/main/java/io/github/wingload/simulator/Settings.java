package io.github.wingload.simulator;

import io.github.wingload.plan.SimulatorTarget;
import io.github.wingload.plan.SimulatorTarget.Fault;
import io.github.wingload.plan.SimulatorTarget.Profile;
import io.github.wingload.plan.SimulatorTarget.RateLimit;
import io.github.wingload.plan.SimulatorTarget.Routing;
import io.github.wingload.plan.SimulatorTarget.Setting;
import io.github.wingload.plan.SimulatorTarget.Tuning;
import io.github.wingload.simulator.http.RequestParser;
import io.github.wingload.simulator.mlapi.ApiRoute;
import io.github.wingload.simulator.mlapi.MlApi;
import io.github.wingload.simulator.queue.Autoscaler;
import io.github.wingload.simulator.queue.Deployment;
import io.github.wingload.simulator.queue.ServiceTimes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is simulated: a target of the plan, with the profile's value for every setting that the target leaves open. Immutable.
 *
 * @param pods ready at the start; 1 or more
 * @param maxPods the most that the autoscaler may have; at least {@code pods}
 * @param faults probability by fault; a fault that is missing does not happen. The sum of those other than
 *     {@link Fault#BAD_GATEWAY} is at most 1
 * @param timeScale factor of every service time; from 0 to 1000
 * @param threads of each pod of an ML API; 1 or more
 */
record Settings(
        Profile profile,
        int pods,
        int maxPods,
        Routing routing,
        long seed,
        Map<Fault, Double> faults,
        double timeScale,
        int threads,
        RateLimit rateLimit,
        Duration cacheTtl) {

    private static final String INGRESS = "istio-envoy";

    /** Pictures and bodies that are too large on purpose have to get in. */
    private static final int LARGE_REQUEST_BYTES = 16 << 20;

    /** For each request in flight in the pod; fitted together with the service times. */
    private static final double BAD_GATEWAY_PER_IN_FLIGHT = 1.1e-4;

    Settings {
        faults = Map.copyOf(faults);
    }

    /**
     * The settings of a target; its seed is 1 if it has none.
     *
     * @throws IllegalArgumentException when a number is out of its range, or the profile does not have the setting
     */
    static Settings of(SimulatorTarget target) {
        requireMeaning(target);
        Settings defaults = defaults(target.profile());
        Tuning tuning = target.tuning();
        int mostPods = target.maxPods().orElse(defaults.maxPods);
        int pods = target.pods().orElse(Math.min(defaults.pods, mostPods));
        Map<Fault, Double> faults = new EnumMap<>(Fault.class);
        faults.putAll(defaults.faults);
        faults.putAll(target.faults());
        Settings settings = new Settings(
                target.profile(),
                pods,
                Math.max(pods, mostPods),
                target.routing().orElse(defaults.routing),
                target.seed().orElse(defaults.seed),
                faults,
                tuning.timeScale().orElse(defaults.timeScale),
                tuning.threads().orElse(defaults.threads),
                tuning.rateLimit().orElse(defaults.rateLimit),
                tuning.cacheTtl().orElse(defaults.cacheTtl));
        settings.requireRanges();
        return settings;
    }

    private static Settings defaults(Profile profile) {
        return switch (profile) {
            case REVERTRISK_WIKIDATA_STAGING -> withPods(profile, 1, 50);
            case REVERTRISK_WIKIDATA_PRODUCTION -> withPods(profile, 5, 15);
            case REVERTRISK_WIKIDATA_INSTANT, ML_API_HEART -> fixed(profile, 1, RateLimit.NONE, Duration.ZERO);
            // A twentieth of the recorded times, so that a test of all models is quick.
            case LIFTWING -> fixed(profile, 0.05, RateLimit.NONE, Duration.ZERO);
            case ML_API_TEXT -> fixed(profile, 1, new RateLimit(100, Duration.ofMinutes(1)), Duration.ofHours(1));
        };
    }

    private static Settings withPods(Profile profile, int pods, int maxPods) {
        return new Settings(
                profile,
                pods,
                maxPods,
                Routing.RANDOM,
                1,
                Map.of(Fault.BAD_GATEWAY, BAD_GATEWAY_PER_IN_FLIGHT),
                1,
                4,
                RateLimit.NONE,
                Duration.ZERO);
    }

    private static Settings fixed(Profile profile, double timeScale, RateLimit limit, Duration cacheTtl) {
        return new Settings(profile, 1, 1, Routing.RANDOM, 1, Map.of(), timeScale, 4, limit, cacheTtl);
    }

    /** What the service calls itself in its answers. */
    String server() {
        return switch (profile) {
            case ML_API_HEART -> "gunicorn";
            case ML_API_TEXT -> "uvicorn";
            default -> INGRESS;
        };
    }

    /** The longest request that the service takes: head and body, in bytes. */
    int requestLimitBytes() {
        return profile.word().startsWith("revertrisk") ? RequestParser.LIMIT_BYTES : LARGE_REQUEST_BYTES;
    }

    /** The pods of a profile that has an autoscaler. */
    Deployment deployment() {
        boolean staging = profile == Profile.REVERTRISK_WIKIDATA_STAGING;
        return new Deployment(
                ServiceTimes.REVERTRISK_WIKIDATA,
                pods,
                Autoscaler.Rule.configured(staging ? 20 : 3, staging ? 1 : 5, maxPods),
                routing,
                probability(Fault.BAD_GATEWAY));
    }

    /** The setup of a profile that is an ML API. */
    MlApi.Setup api() {
        return new MlApi.Setup(ApiRoute.of(profile.word()), pods, threads, timeScale, rateLimit, cacheTtl);
    }

    /** Zero for a fault that does not happen. */
    private double probability(Fault fault) {
        return faults.getOrDefault(fault, 0.0);
    }

    private static void requireMeaning(SimulatorTarget target) {
        Tuning tuning = target.tuning();
        requireMeaning(target.profile(), Setting.PODS, target.pods().isPresent());
        requireMeaning(target.profile(), Setting.MAX_PODS, target.maxPods().isPresent());
        requireMeaning(target.profile(), Setting.ROUTING, target.routing().isPresent());
        requireMeaning(target.profile(), Setting.BAD_GATEWAY, target.faults().containsKey(Fault.BAD_GATEWAY));
        requireMeaning(target.profile(), Setting.TIME_SCALE, tuning.timeScale().isPresent());
        requireMeaning(target.profile(), Setting.THREADS, tuning.threads().isPresent());
        requireMeaning(target.profile(), Setting.RATE_LIMIT, tuning.rateLimit().isPresent());
        requireMeaning(target.profile(), Setting.CACHE_TTL, tuning.cacheTtl().isPresent());
    }

    private static void requireMeaning(Profile profile, Setting setting, boolean given) {
        require(!given || profile.has(setting), setting.word() + " has no meaning for " + profile.word());
    }

    private void requireRanges() {
        require(pods >= 1, "pods is " + pods + "; it is 1 or more");
        require(
                timeScale >= 0 && timeScale <= Tuning.HIGHEST_TIME_SCALE,
                "time_scale is " + timeScale + "; it is from 0 to 1000");
        require(threads >= 1, "threads is " + threads + "; it is 1 or more");
        for (Map.Entry<Fault, Double> fault : faults.entrySet()) {
            double probability = fault.getValue();
            require(
                    probability >= 0 && probability <= 1,
                    fault.getKey().word() + " is " + probability + "; it is a probability from 0 to 1");
        }
        double sum = Fault.sum(faults);
        require(
                sum <= Fault.HIGHEST_SUM,
                "the faults besides bad_gateway sum to " + sum + "; at most one happens to a request");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
