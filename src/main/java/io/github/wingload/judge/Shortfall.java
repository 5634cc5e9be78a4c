package io.github.wingload.judge;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.OpenLoad;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Stage;
import io.github.wingload.plan.StagedLoad;
import io.github.wingload.result.Analysis.LittlesLaw;
import io.github.wingload.result.Remark.TargetMissed;
import io.github.wingload.result.Remark.TargetMissed.Users;
import io.github.wingload.result.Window;
import io.github.wingload.stats.CallStats;
import java.util.Optional;
import java.util.OptionalDouble;

/** Why a run did not reach its target rate: calls in flight against those needed, the plan, drops, answers that said no. */
final class Shortfall {

    private static final double SECONDS_PER_HOUR = 3600;
    private static final double ROUNDING = 1e-6;

    private final Plan plan;
    private final Window window;
    private final CallStats calls;
    private final LittlesLaw law;

    Shortfall(Plan plan, Window window, CallStats calls, LittlesLaw law) {
        this.plan = plan;
        this.window = window;
        this.calls = calls;
        this.law = law;
    }

    /** Empty if the target was reached, or if the plan has no target. */
    Optional<TargetMissed> find(OptionalDouble targetPerHour) {
        double reached = window.perHour(calls.requests());
        if (targetPerHour.isEmpty() || reached >= targetPerHour.getAsDouble() * (1 - ROUNDING)) {
            return Optional.empty();
        }
        double target = targetPerHour.getAsDouble();
        return Optional.of(new TargetMissed(
                reached,
                target,
                calls.all().service().meanMs(),
                law.neededInFlight(),
                law.meanInFlight(),
                offeredTooLittle(target),
                calls.dropped(),
                calls.count(FailureClass.HTTP_429),
                users(reached, target)));
    }

    private OptionalDouble offeredTooLittle(double target) {
        double offered = window.perHour(calls.requests() + calls.neverSent());
        return plan.load() instanceof OpenLoad && offered < target * (1 - ROUNDING)
                ? OptionalDouble.of(offered)
                : OptionalDouble.empty();
    }

    private Optional<Users> users(double reached, double target) {
        double users;
        if (plan.load() instanceof ClosedLoad closed) {
            users = closed.users();
        } else if (plan.load() instanceof StagedLoad staged) {
            users = staged.stages().stream().mapToDouble(Stage::to).max().orElse(0);
        } else {
            return Optional.empty();
        }
        return reached > 0
                ? Optional.of(new Users(users, users * SECONDS_PER_HOUR / reached, Math.ceil(users * target / reached)))
                : Optional.empty();
    }
}
