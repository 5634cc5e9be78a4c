package io.github.wingload.judge;

import static io.github.wingload.judge.words.Wording.count;
import static io.github.wingload.judge.words.Wording.seconds;
import static io.github.wingload.judge.words.Wording.text;

import io.github.wingload.judge.words.Wording;
import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.OpenLoad;
import io.github.wingload.plan.OpenLoad.Arrivals;
import io.github.wingload.plan.Plan;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.GeneratorHealth.Signal;
import io.github.wingload.result.GeneratorHealth.State;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.RunResult;
import io.github.wingload.result.Window;
import io.github.wingload.stats.CallStats;
import java.util.Optional;

/**
 * What makes a run say nothing about its target, be it good or bad: the plan or the generator is to blame.
 *
 * <p>A run that was interrupted, in which no call ended, or whose load was never there is invalid in any case; one whose
 * generator was limited or that sent one payload for ever only where thresholds are to be judged.
 */
final class Invalidity {

    private static final double MS_PER_SECOND = 1e3;

    /** A schedule of which less than this was made was not reached. */
    private static final double ALL_STARTS = 0.99;

    private final Plan plan;
    private final RunResult result;
    private final Window window;
    private final CallStats calls;
    private final GeneratorHealth health;
    private final PayloadDiversity diversity;

    /** @param calls of the window */
    Invalidity(RunResult result, Window window, CallStats calls, GeneratorHealth health, PayloadDiversity diversity) {
        this.plan = result.manifest().plan();
        this.result = result;
        this.window = window;
        this.calls = calls;
        this.health = health;
        this.diversity = diversity;
    }

    /** The first that holds; empty if the run speaks of the target. */
    Optional<Ground> ground() {
        return interrupted()
                .or(this::noCallEnded)
                .or(this::usersMissing)
                .or(this::startsMissing)
                .or(this::generatorLimited)
                .or(this::samePayload);
    }

    private Optional<Ground> interrupted() {
        LoadResult load = result.load();
        String after = " after " + seconds(load.loadDuration());
        String planned = plan.load()
                .duration()
                .map(duration -> " of " + seconds(duration.plus(plan.load().warmUp())))
                .orElse("");
        String reason = switch (load.end()) {
            case INTERRUPTED -> "the run was interrupted" + after + planned;
            case ABORTED -> "the run was stopped at once" + after + planned + ", calls in flight were cut off";
            case KILLED -> "the process ended without a word" + after + planned;
            case RUN_TIME, REQUESTS, SAMPLES_EXHAUSTED, STOP_RULE -> "";
        };
        return reason.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Ground(reason, "let it run to its end; what was measured until then is in the report"));
    }

    private Optional<Ground> noCallEnded() {
        if (calls.requests() > 0) {
            return Optional.empty();
        }
        if (!result.exceptions().isEmpty()) {
            ExceptionGroup first = result.exceptions().get(0);
            return Optional.of(new Ground(
                    "no call ended: " + count(calls.neverSent(), "call", "calls")
                            + " met an exception of wingload before anything was sent: " + first.message(),
                    "report the exception; there is nothing to say about the target"));
        }
        if (calls.dropped() > 0) {
            return Optional.of(new Ground(
                    "no call ended: all " + count(calls.dropped(), "start was", "starts were") + " dropped",
                    "raise max_in_flight, or see what kept every call from ending"));
        }
        return Optional.of(new Ground(
                "no call ended: none was started in the " + seconds(Wording.tenths(window.seconds()))
                        + " that are judged",
                "check that the load starts calls at all: users, rate, warm-up and run time"));
    }

    private Optional<Ground> usersMissing() {
        LoadResult load = result.load();
        if (load.reached()) {
            return Optional.empty();
        }
        String reason = "the load was not reached: " + count(load.usersStarted()) + " of " + count(load.usersPlanned())
                + " users had started when the run time ended";
        if (plan.load() instanceof ClosedLoad closed) {
            double ramp = closed.ramp().toMillis() / MS_PER_SECOND;
            double given = load.loadDuration().toMillis() / MS_PER_SECOND;
            return Optional.of(new Ground(
                    reason + text("; at %s per second all of them need ", number(closed.spawnRate()))
                            + seconds(Wording.tenths(ramp)) + ", the run had " + seconds(Wording.tenths(given)),
                    "let it run for well over " + seconds(Wording.tenths(ramp))
                            + ", or raise the spawn rate to at least "
                            + number(Math.ceil(closed.users() / Math.max(1, given / 2))) + " per second"));
        }
        return Optional.of(new Ground(reason, "lengthen the ramp, or ask for fewer users"));
    }

    /** A schedule that fixes every start knows how many there should be. */
    private Optional<Ground> startsMissing() {
        if (!(plan.load() instanceof OpenLoad open)
                || open.arrivals() == Arrivals.POISSON
                || result.load().end() != EndReason.RUN_TIME) {
            return Optional.empty();
        }
        double planned = Delivery.plannedStarts(open);
        long intended = calls.requests() + calls.neverSent();
        return intended >= ALL_STARTS * planned - 1
                ? Optional.empty()
                : Optional.of(new Ground(
                        "the load was not reached: " + count(intended) + " of " + count(Math.round(planned))
                                + " planned starts were made",
                        "use a machine that can make this load, or a lower rate"));
    }

    private Optional<Ground> generatorLimited() {
        if (plan.thresholds().isEmpty() || health.state() != State.LIMITED) {
            return Optional.empty();
        }
        Signal signal = health.signals().get(0);
        return Optional.of(
                new Ground(
                        "the generator was limited: " + signal.finding(),
                        "run it on a quieter or faster machine, or with a lower rate; the figures say nothing about the target"));
    }

    private Optional<Ground> samePayload() {
        return plan.thresholds().isEmpty()
                ? Optional.empty()
                : diversity
                        .oneForEver()
                        .map(what -> new Ground(
                                "one payload was sent for ever: " + what,
                                "check samples and pick: a cache may have answered all but the first call; pick: fixed"
                                        + " says that it is meant so"));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? text("%.0f", value) : text("%.2f", value);
    }
}
