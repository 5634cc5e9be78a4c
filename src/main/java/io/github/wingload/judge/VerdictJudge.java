package io.github.wingload.judge;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Shard;
import io.github.wingload.result.Analysis.FailureRow;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Merged;
import io.github.wingload.result.Reason;
import io.github.wingload.result.Reason.AllOk;
import io.github.wingload.result.Reason.CallsFailed;
import io.github.wingload.result.Reason.DecidedEarly;
import io.github.wingload.result.Reason.MostFrequent;
import io.github.wingload.result.Reason.OneShard;
import io.github.wingload.result.Reason.OnlyShards;
import io.github.wingload.result.Reason.StoppedEarly;
import io.github.wingload.result.Reason.ThresholdMissed;
import io.github.wingload.result.Reason.ThresholdsMet;
import io.github.wingload.result.Reason.Undecided;
import io.github.wingload.result.ThresholdFinding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * Gives the verdict on a run, and its reason.
 *
 * <p>INVALID comes first, as {@link Invalidity} says, so a run with a limited generator never passes. Then FAIL if a threshold is missed, INCONCLUSIVE if one is undecided, else
 * PASS. Without thresholds any failed call fails the run, as in Locust. The verdict decides the exit code, except that an
 * interrupted run always has the exit code of an interruption.
 *
 * <p>A shard gets no verdict on the target. Its exit code says whether it made its part of the load.
 */
record VerdictJudge(Case run, GeneratorHealth generator) {

    private static final double MARGIN = 1.05;

    /** @param thresholds the result of each, in the plan's order */
    Judgement judge(List<ThresholdResult> thresholds) {
        Invalidity invalidity = new Invalidity(run, generator, thresholds);
        return run.plan().shard().map(shard -> part(shard, invalidity)).orElseGet(() -> whole(thresholds, invalidity));
    }

    /** A shard is not judged: only the run of all shards says something about the target. */
    private Judgement part(Shard shard, Invalidity invalidity) {
        return invalidity
                .incomplete()
                .map(reason -> new Judgement(Verdict.INVALID, reason, List.of(), exitCode(Verdict.INVALID)))
                .orElseGet(() -> new Judgement(Verdict.INCONCLUSIVE, withEnd(new OneShard(shard)), List.of(), 0));
    }

    private Judgement whole(List<ThresholdResult> all, Invalidity invalidity) {
        Optional<List<Integer>> only = run.result().merged().flatMap(Merged::only);
        List<ThresholdResult> thresholds =
                only.isEmpty() ? all : all.stream().map(VerdictJudge::ofPart).toList();
        Optional<Reason> invalid = invalidity.reason();
        Judgement judgement = judged(thresholds, invalid);
        return only.isEmpty() || judgement.verdict() == Verdict.INVALID || judgement.verdict() == Verdict.FAIL
                ? judgement
                : new Judgement(
                        Verdict.INCONCLUSIVE,
                        new OnlyShards(
                                only.get(), run.result().merged().orElseThrow().count(), judgement.reason()),
                        judgement.thresholds(),
                        exitCode(Verdict.INCONCLUSIVE));
    }

    /** A part of a load cannot miss a limit on what adds up over all parts, such as the rate. */
    private static ThresholdResult ofPart(ThresholdResult result) {
        return result.threshold().figure().addsUp() ? notJudged(result, ThresholdFinding.OfPart::new) : result;
    }

    private Judgement judged(List<ThresholdResult> thresholds, Optional<Reason> invalid) {
        Verdict verdict = invalid.isPresent() ? Verdict.INVALID : verdict(thresholds);
        Reason reason = invalid.orElseGet(() -> switch (verdict) {
            case FAIL -> thresholds.isEmpty() ? callsFailed() : missed(thresholds);
            case INCONCLUSIVE -> undecided(in(State.INCONCLUSIVE, thresholds));
            default -> met(thresholds);
        });
        return new Judgement(
                verdict,
                withEnd(reason),
                verdict == Verdict.INVALID ? notJudged(thresholds) : thresholds,
                exitCode(verdict));
    }

    /** The reason, preceded by why the run ended early if it did. */
    private Reason withEnd(Reason reason) {
        LoadResult load = run.result().load();
        if (load.end() == EndReason.DECIDED) {
            return new DecidedEarly(
                    load.loadDuration(), run.plan().load().plannedEnd().orElseThrow(), reason);
        }
        return load.stopRule()
                .<Reason>map(rule -> new StoppedEarly(rule, reason))
                .orElse(reason);
    }

    /** The thresholds of an invalid run: none is met, and none is missed. */
    private static List<ThresholdResult> notJudged(List<ThresholdResult> thresholds) {
        return thresholds.stream()
                .map(result -> notJudged(result, ThresholdFinding.RunInvalid::new))
                .toList();
    }

    private static ThresholdResult notJudged(ThresholdResult result, UnaryOperator<ThresholdFinding> why) {
        return result.state() == State.INCONCLUSIVE
                ? result
                : new ThresholdResult(
                        result.threshold(), State.INCONCLUSIVE, result.estimate(), why.apply(result.finding()));
    }

    private Verdict verdict(List<ThresholdResult> thresholds) {
        if (thresholds.isEmpty()) {
            boolean clean = run.calls().failures() == 0
                    && run.calls().neverSent() == 0
                    && run.result().exceptions().isEmpty();
            return clean ? Verdict.PASS : Verdict.FAIL;
        }
        if (!in(State.FAIL, thresholds).isEmpty()) {
            return Verdict.FAIL;
        }
        return in(State.INCONCLUSIVE, thresholds).isEmpty() ? Verdict.PASS : Verdict.INCONCLUSIVE;
    }

    private static List<ThresholdResult> in(State state, List<ThresholdResult> thresholds) {
        return thresholds.stream().filter(result -> result.state() == state).toList();
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
        long intended = run.calls().intended();
        return new CallsFailed(
                intended - run.calls().ok().count(),
                run.plan().compares() ? OptionalLong.empty() : OptionalLong.of(intended),
                mostFrequent());
    }

    private Optional<MostFrequent> mostFrequent() {
        return MostFrequent.of(run.failures().stream().map(FailureRow::group));
    }

    private Reason missed(List<ThresholdResult> thresholds) {
        List<ThresholdResult> missed = in(State.FAIL, thresholds);
        return new ThresholdMissed(missed.get(0), missed.size(), thresholds.size(), mostFrequent(), Shortfall.of(run));
    }

    private static Reason undecided(List<ThresholdResult> undecided) {
        OptionalDouble needed = undecided.stream()
                .flatMapToDouble(result -> result.finding().secondsNeeded().stream())
                .max();
        return new Undecided(undecided.get(0), needed);
    }

    private Reason met(List<ThresholdResult> thresholds) {
        if (thresholds.isEmpty()) {
            return new AllOk(run.calls().requests());
        }
        boolean fallsBehind =
                thresholds.stream().anyMatch(result -> result.finding() instanceof ThresholdFinding.FallsBehind);
        OptionalDouble rate = run.plan().load().open() && !fallsBehind
                ? run.plan().thresholds().stream()
                        .filter(threshold -> threshold.figure().equals(Figure.REQUESTS_PER_HOUR)
                                && !threshold.operator().upper())
                        .mapToDouble(threshold -> MARGIN * threshold.limit())
                        .max()
                : OptionalDouble.empty();
        return new ThresholdsMet(
                thresholds.get(0), thresholds.size(), run.window().seconds(), rate);
    }
}
