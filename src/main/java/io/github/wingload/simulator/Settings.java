package io.github.wingload.simulator;

import io.github.wingload.plan.target.LlmTuning;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.plan.target.SimulatorTarget.RateLimit;
import io.github.wingload.plan.target.SimulatorTarget.Routing;
import io.github.wingload.plan.target.SimulatorTarget.Tuning;
import io.github.wingload.simulator.http.RequestParser;
import io.github.wingload.simulator.llm.LlmSetup;
import io.github.wingload.simulator.mlapi.ApiRoute;
import io.github.wingload.simulator.mlapi.MlApi;
import io.github.wingload.simulator.queue.Autoscaler;
import io.github.wingload.simulator.queue.Deployment;
import io.github.wingload.simulator.queue.ServiceTimes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a simulator: those of its target, and the profile's default for each one that the target leaves out. Immutable.
 *
 * @param pods ready at the start; 1 or more
 * @param maxPods the most that the autoscaler may start; at least {@code pods}
 * @param faults probability by fault; a missing fault never happens
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
        Duration cacheTtl,
        Optional<LlmTuning> llm) {

    private static final String INGRESS = "istio-envoy";
    private static final int THREADS = 4;

    /** The LiftWing profile takes a twentieth of the recorded times, so that a test of all models is quick. */
    private static final double LIFTWING_TIME_SCALE = 0.05;

    /** Images, and bodies that are too large on purpose, must be accepted. */
    private static final int LARGE_REQUEST_BYTES = 16 << 20;

    /** For each request in flight in the pod; fitted together with the service times. */
    private static final double BAD_GATEWAY_PER_IN_FLIGHT = 1.1e-4;

    Settings {
        faults = Map.copyOf(faults);
    }

    /**
     * The settings of a target; its seed is 1 if it has none.
     *
     * @param target valid, as the scenario's rules demand
     */
    static Settings of(SimulatorTarget target) {
        Profile profile = target.profile();
        Tuning tuning = target.tuning();
        boolean text = profile == Profile.ML_API_TEXT;
        int mostPods = target.maxPods().orElse(defaultMaxPods(profile));
        int pods = target.pods().orElse(Math.min(profile == Profile.REVERTRISK_WIKIDATA_PRODUCTION ? 5 : 1, mostPods));
        Map<Fault, Double> faults = new EnumMap<>(Fault.class);
        if (defaultMaxPods(profile) > 1) {
            faults.put(Fault.BAD_GATEWAY, BAD_GATEWAY_PER_IN_FLIGHT);
        }
        faults.putAll(target.faults());
        return new Settings(
                profile,
                pods,
                Math.max(pods, mostPods),
                target.routing().orElse(Routing.RANDOM),
                target.seed().orElse(1),
                faults,
                tuning.timeScale().orElse(profile == Profile.LIFTWING ? LIFTWING_TIME_SCALE : 1),
                tuning.threads().orElse(THREADS),
                tuning.rateLimit().orElse(text ? new RateLimit(100, Duration.ofMinutes(1)) : RateLimit.NONE),
                tuning.cacheTtl().orElse(text ? Duration.ofHours(1) : Duration.ZERO),
                tuning.llm());
    }

    private static int defaultMaxPods(Profile profile) {
        return switch (profile) {
            case REVERTRISK_WIKIDATA_STAGING -> 50;
            case REVERTRISK_WIKIDATA_PRODUCTION -> 15;
            default -> 1;
        };
    }

    /** The name of the service in the {@code server} header of its answers. */
    String server() {
        return switch (profile) {
            case ML_API_HEART -> "gunicorn";
            case ML_API_TEXT -> "uvicorn";
            case LLM -> llmSetup().server();
            default -> INGRESS;
        };
    }

    /** The longest request that the service accepts: head and body, in bytes. */
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
                faults.getOrDefault(Fault.BAD_GATEWAY, 0.0));
    }

    /** The setup of the profile of a language model. */
    LlmSetup llmSetup() {
        return LlmSetup.of(llm, timeScale, rateLimit, faults);
    }

    /** The setup of a profile that is an ML API. */
    MlApi.Setup api() {
        return new MlApi.Setup(ApiRoute.of(profile.word()), pods, threads, timeScale, rateLimit, cacheTtl);
    }
}
