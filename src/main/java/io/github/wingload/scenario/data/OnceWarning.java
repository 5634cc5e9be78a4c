package io.github.wingload.scenario.data;

import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.Load;
import io.github.wingload.plan.OpenLoad;
import io.github.wingload.scenario.load.PlannedStarts;
import io.github.wingload.yaml.Numbers;
import java.util.Optional;
import java.util.OptionalLong;

/** Samples that are used once each, and run out before the load does. */
final class OnceWarning {

    private OnceWarning() {}

    static Optional<String> of(int rows, Load load) {
        OptionalLong calls = plannedCalls(load);
        return calls.isPresent() && rows < calls.getAsLong()
                ? Optional.of(
                        "samples are picked once, and there are " + Numbers.thousands(rows) + " rows for "
                                + Numbers.thousands(calls.getAsLong())
                                + " calls: the run ends early, when no row is left; add rows, or pick them shuffle or sequential")
                : Optional.empty();
    }

    /** What users do by time cannot be foreseen; nor what Poisson arrivals do, except on average. */
    private static OptionalLong plannedCalls(Load load) {
        if (load instanceof OpenLoad open) {
            return OptionalLong.of(Math.round(PlannedStarts.of(open).total()));
        }
        return load instanceof ClosedLoad closed ? closed.requests() : OptionalLong.empty();
    }
}
