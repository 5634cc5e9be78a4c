package io.github.wingload.run;

import io.github.wingload.plan.SimulatorTarget;
import io.github.wingload.plan.SimulatorTarget.Tuning;
import io.github.wingload.simulator.ApiSettings;
import io.github.wingload.simulator.Fault;
import io.github.wingload.simulator.Profile;
import io.github.wingload.simulator.RateLimit;
import io.github.wingload.simulator.Routing;
import io.github.wingload.simulator.SimulatorSettings;

/** The plan's words for a simulator in the simulator's own: the two have the same names. */
public final class SimulatedTarget {

    private SimulatedTarget() {}

    /** @param runSeed stands in where the target has no seed of its own */
    public static SimulatorSettings settings(SimulatorTarget target, long runSeed) {
        SimulatorSettings settings = SimulatorSettings.of(
                        Profile.valueOf(target.profile().name()))
                .withSeed(target.seed().orElse(runSeed));
        if (target.maxPods().isPresent()) {
            settings = settings.withMaxPods(target.maxPods().getAsInt());
        }
        if (target.pods().isPresent()) {
            settings = settings.withPods(target.pods().getAsInt());
        }
        if (target.routing().isPresent()) {
            settings =
                    settings.withRouting(Routing.valueOf(target.routing().get().name()));
        }
        for (var fault : target.faults().entrySet()) {
            settings = settings.withFault(Fault.valueOf(fault.getKey().name()), fault.getValue());
        }
        Tuning tuning = target.tuning();
        if (tuning.timeScale().isPresent()) {
            settings = settings.withTimeScale(tuning.timeScale().getAsDouble());
        }
        ApiSettings api = settings.api();
        return settings.withApi(new ApiSettings(
                tuning.threads().orElse(api.threads()),
                tuning.rateLimit().map(SimulatedTarget::rateLimit).orElse(api.rateLimit()),
                tuning.cacheTtl().orElse(api.cacheTtl())));
    }

    private static RateLimit rateLimit(SimulatorTarget.RateLimit limit) {
        return new RateLimit(limit.requests(), limit.per());
    }
}
