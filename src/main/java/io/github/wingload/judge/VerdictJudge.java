package io.github.wingload.judge;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Observed;
import io.github.wingload.plan.Figure.Share;
import io.github.wingload.plan.Figure.Timing;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.Reason;
import io.github.wingload.result.Reason.AllOk;
import io.github.wingload.result.Reason.CallsFailed;
import io.github.wingload.result.Reason.MostFrequent;
import io.github.wingload.result.Reason.StoppedEarly;
import io.github.wingload.result.Reason.ThresholdMissed;
import io.github.wingload.result.Reason.ThresholdMissed.Look;
import io.github.wingload.result.Reason.ThresholdsMet;
import io.github.wingload.result.Reason.Undecided;
import io.github.wingload.stats.CallStats;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Gives the verdict on a run, and its reason.
 *
 * <p>INVALID comes first, as {@link Invalidity} says. Then FAIL if a threshold is missed, INCONCLUSIVE if one is undecided, else
 * PASS. Without thresholds any failed call fails the run, as in Locust. The verdict decides the exit code, except that an
 * interrupted run always has the exit code of an interruption.
 */
final class VerdictJudge {

    private static final double MARGIN = 1.05;

    private final Case run;
    private final Plan plan;
    private final CallStats calls;

    VerdictJudge(Case run) {
        this.run = run;
        this.plan = run.plan();
        this.calls = run.calls();
    }

    Judgement judge(List<Ruling> rulings) {
        List<ThresholdResult> thresholds = rulings.stream().map(Ruling::result).toList();
        Optional<Reason> invalid = new Invalidity(run).reason();
        Verdict verdict = invalid.isPresent() ? Verdict.INVALID : verdict(rulings);
        Reason reason = invalid.orElseGet(() -> switch (verdict) {
            case FAIL -> rulings.isEmpty() ? callsFailed() : missed(rulings);
            case INCONCLUSIVE -> undecided(rulings);
            default -> kept(rulings);
        });
        Optional<String> stopRule = run.result().load().stopRule();
        Reason first = stopRule.isPresent() ? new StoppedEarly(stopRule.get(), reason) : reason;
        return new Judgement(verdict, first, thresholds, exitCode(verdict));
    }

    private Verdict verdict(List<Ruling> rulings) {
        if (rulings.isEmpty()) {
            boolean clean = calls.failures() == 0
                    && calls.neverSent() == 0
                    && run.result().exceptions().isEmpty();
            return clean ? Verdict.PASS : Verdict.FAIL;
        }
        if (rulings.stream().anyMatch(ruling -> ruling.state() == ThresholdResult.State.FAIL)) {
            return Verdict.FAIL;
        }
        boolean decided = rulings.stream().allMatch(ruling -> ruling.state() == ThresholdResult.State.PASS);
        return decided ? Verdict.PASS : Verdict.INCONCLUSIVE;
    }

    private int exitCode(Verdict verdict) {
        if (run.result().load().end().stoppedFromOutside()) {
            return 130;
        }
        return switch (verdict) {
            case PASS -> 0;
            case FAIL -> 1;
            case INVALID, INCONCLUSIVE -> 3;
        };
    }

    private Reason callsFailed() {
        long intended = calls.requests() + calls.neverSent();
        return new CallsFailed(intended - calls.ok().count(), intended, mostFrequent());
    }

    private Reason missed(List<Ruling> rulings) {
        List<Ruling> missed = rulings.stream()
                .filter(ruling -> ruling.state() == ThresholdResult.State.FAIL)
                .toList();
        ThresholdResult first = missed.get(0).result();
        return new ThresholdMissed(
                first, missed.size(), rulings.size(), look(first.threshold()), mostFrequent(), run.shortfall());
    }

    private Look look(Rule threshold) {
        Figure figure = threshold.figure();
        if (figure instanceof Observed) {
            return Look.SERVER_FIGURES;
        }
        if (figure instanceof Timing) {
            return Look.SLOW_CALLS;
        }
        if (figure instanceof Share share && share.ofAnswers()) {
            return Look.ANSWERS;
        }
        return figure instanceof Share || run.shortfall().isEmpty() ? Look.ERRORS : Look.RATE;
    }

    private Optional<MostFrequent> mostFrequent() {
        return run.failures().stream()
                .findFirst()
                .map(row -> new MostFrequent(row.group().error(), row.group().count()));
    }

    private static Reason undecided(List<Ruling> rulings) {
        List<Ruling> undecided = rulings.stream()
                .filter(ruling -> ruling.state() == ThresholdResult.State.INCONCLUSIVE)
                .toList();
        ThresholdResult first = undecided.get(0).result();
        OptionalDouble needed = undecided.stream()
                .map(Ruling::secondsNeeded)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max();
        return new Undecided(first, needed, first.threshold().figure() instanceof Observed);
    }

    private Reason kept(List<Ruling> rulings) {
        if (rulings.isEmpty()) {
            return new AllOk(calls.requests());
        }
        OptionalDouble rate = plan.load().open()
                ? plan.thresholds().stream()
                        .filter(threshold -> threshold.figure().equals(Figure.REQUESTS_PER_HOUR)
                                && !threshold.operator().upper())
                        .mapToDouble(threshold -> MARGIN * threshold.limit())
                        .max()
                : OptionalDouble.empty();
        return new ThresholdsMet(rulings.get(0).result(), rulings.size(), rate);
    }
}
