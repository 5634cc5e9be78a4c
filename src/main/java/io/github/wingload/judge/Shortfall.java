package io.github.wingload.judge;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.LocustLoad;
import io.github.wingload.result.Remark.TargetMissed;
import io.github.wingload.result.Remark.TargetMissed.Users;
import io.github.wingload.stats.CallStats;
import java.util.Optional;
import java.util.OptionalDouble;

/** Why a run did not reach its target rate: too few calls in flight, too few starts planned, dropped starts, status 429. */
final class Shortfall {

    private static final double ROUNDING = 1e-6;

    private Shortfall() {}

    /** Empty if the target was reached, or if the plan has no target. */
    static Optional<TargetMissed> of(Case run) {
        CallStats calls = run.calls();
        double reached = run.window().deliveredPerHour(calls.requests());
        double target = run.targetPerHour().orElse(0);
        if (reached >= target * (1 - ROUNDING)) {
            return Optional.empty();
        }
        double offered = run.window().perHour(calls.intended());
        boolean offeredLess = run.plan().load().open() && offered < target * (1 - ROUNDING);
        return Optional.of(new TargetMissed(
                reached,
                target,
                calls.all().service().meanMs(),
                // The mean service time of two targets together says nothing about either.
                run.plan().compares()
                        ? OptionalDouble.empty()
                        : run.littlesLaw().neededInFlight(),
                run.littlesLaw().meanInFlight(),
                offeredLess ? OptionalDouble.of(offered) : OptionalDouble.empty(),
                calls.dropped(),
                calls.count(FailureClass.HTTP_429),
                users(run.plan().load(), reached, target)));
    }

    private static Optional<Users> users(Load load, double reached, double target) {
        int users = load.peakUsers();
        // Of a load that a Locust master sets, no number of users was planned.
        return load.open() || load instanceof LocustLoad || reached == 0
                ? Optional.empty()
                : Optional.of(new Users(users, users * 3600.0 / reached, Math.ceil(users * target / reached)));
    }
}
