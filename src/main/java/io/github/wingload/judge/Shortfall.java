package io.github.wingload.judge;

import static io.github.wingload.judge.Wording.count;
import static io.github.wingload.judge.Wording.text;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.OpenLoad;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Stage;
import io.github.wingload.plan.StagedLoad;
import io.github.wingload.result.Analysis.LittlesLaw;
import io.github.wingload.result.Window;
import io.github.wingload.stats.CallStats;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Why a run did not reach its target rate: calls in flight against those needed, the plan, drops, answers that said no. */
final class Shortfall {

    private static final double PERCENT = 100;
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

    /** In sentences; empty if the target was reached or there is none. */
    Optional<String> explained(OptionalDouble targetPerHour) {
        double reached = window.perHour(calls.requests());
        if (targetPerHour.isEmpty() || reached >= targetPerHour.getAsDouble() * (1 - ROUNDING)) {
            return Optional.empty();
        }
        double target = targetPerHour.getAsDouble();
        List<String> reasons = new ArrayList<>();
        reasons.add(text(
                "the target rate was missed: %s of %s requests/hour (%.2f%%)",
                Unit.NUMBER.text(reached), Unit.NUMBER.text(target), PERCENT * reached / target));
        law.neededInFlight()
                .ifPresent(needed -> reasons.add(text(
                        "at a mean service time of %s it takes %.1f calls in flight, %.1f were (Little's law)",
                        Unit.TIME.text(calls.all().service().meanMs()), needed, law.meanInFlight())));
        offeredTooLittle(target).ifPresent(reasons::add);
        if (calls.dropped() > 0) {
            reasons.add(count(calls.dropped(), "start was", "starts were") + " dropped because the most calls allowed"
                    + " were in flight: the target was too slow for this rate");
        }
        long tooMany = calls.count(FailureClass.HTTP_429);
        if (tooMany > 0) {
            reasons.add(count(tooMany, "answer was", "answers were") + " 429: the target limits the rate");
        }
        users(reached, target).ifPresent(reasons::add);
        return Optional.of(String.join("; ", reasons));
    }

    private Optional<String> offeredTooLittle(double target) {
        if (!(plan.load() instanceof OpenLoad)) {
            return Optional.empty();
        }
        long intended = calls.requests() + calls.neverSent();
        double offered = window.perHour(intended);
        return offered < target * (1 - ROUNDING)
                ? Optional.of("the plan offered only " + Unit.NUMBER.text(offered) + " requests/hour")
                : Optional.empty();
    }

    /** Users of the closed model make as many calls as their pauses and the target's speed let them. */
    private Optional<String> users(double reached, double target) {
        double users;
        if (plan.load() instanceof ClosedLoad closed) {
            users = closed.users();
        } else if (plan.load() instanceof StagedLoad staged) {
            users = staged.stages().stream().mapToDouble(Stage::to).max().orElse(0);
        } else {
            return Optional.empty();
        }
        if (reached <= 0) {
            return Optional.empty();
        }
        double cycle = users * SECONDS_PER_HOUR / reached;
        return Optional.of(text(
                "%.0f users made a call every %s each; if the target kept its speed, %.0f users would do",
                users, Wording.seconds(Math.round(cycle * 10) / 10.0), Math.ceil(users * target / reached)));
    }
}
