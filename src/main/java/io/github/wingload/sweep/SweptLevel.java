package io.github.wingload.sweep;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.ObservedFigure;
import io.github.wingload.result.Reason;
import io.github.wingload.result.Remark;
import io.github.wingload.result.StreamFigures;
import io.github.wingload.stats.StreamCounts;
import io.github.wingload.sweep.CapacitySearch.Leaning;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A run of a sweep that has ended.
 *
 * @param level its load
 * @param confirms true if it is the longer run that confirms a result
 * @param run the name of its directory, seen from that of the sweep
 * @param analysis its figures and its verdict
 * @param repeatedPercent the share of its calls whose payload an earlier run of the sweep had sent
 */
public record SweptLevel(Level level, boolean confirms, String run, Analysis analysis, double repeatedPercent) {

    /** A run with figures that are better by this share shows that the service adapts to its load. */
    private static final double ADAPTED = 0.1;

    /** A run of which no call repeats a payload of an earlier one, as far as is known. */
    public SweptLevel(Level level, boolean confirms, String run, Analysis analysis) {
        this(level, confirms, run, analysis, 0);
    }

    /**
     * The verdict on the level. A service that does not keep up with the rate fails, whatever its times were until then. A run whose
     * thresholds are met does not pass if the service was not steady in another way, because its figures change with the length of
     * the run.
     */
    public Verdict verdict() {
        Verdict ofRun = analysis.judgement().verdict();
        if (ofRun == Verdict.INVALID || unsteady().isEmpty() && !endedBehind()) {
            return ofRun;
        }
        return fallsBehind() ? Verdict.FAIL : ofRun == Verdict.PASS ? Verdict.INCONCLUSIVE : ofRun;
    }

    private boolean fallsBehind() {
        return endedBehind() || analysis.remarks().stream().anyMatch(this::ofBacklog);
    }

    /** True if the run ended before its time, because the service fell behind the rate for certain. */
    private boolean endedBehind() {
        return analysis.result().load().stopRule().equals(Optional.of(Safeguards.BEHIND));
    }

    /** Why the level has its verdict. */
    public Reason reason() {
        Reason ofRun = analysis.judgement().reason();
        boolean behind = endedBehind() && verdict() == Verdict.FAIL;
        if (verdict() == analysis.judgement().verdict() && !behind) {
            return ofRun;
        }
        Reason why = unsteady().<Reason>map(Reason.NotSteady::new).orElse(ofRun);
        return behind && why != ofRun ? new Reason.StoppedEarly(Safeguards.BEHIND, why) : why;
    }

    /**
     * What shows that the service was not steady: figures that changed their level or do not agree, as {@link Remark#showsUnsteady}
     * says, or fewer calls delivered than offered. Empty if the service was steady, and if the run is too short to tell.
     */
    public Optional<Remark> unsteady() {
        List<Remark> found = analysis.remarks().stream()
                .filter(remark -> remark.showsUnsteady() || ofBacklog(remark))
                .toList();
        return found.stream()
                .filter(this::ofBacklog)
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /** True if calls at a rate were dropped, or piled up all through the run. */
    private boolean ofBacklog(Remark remark) {
        return remark instanceof Remark.TargetMissed missed
                && analysis.result().manifest().plan().load().open()
                && (missed.dropped() > 0 || analysis.window().backlogPerSecond().isPresent());
    }

    /**
     * True if the service may have been adapting to its load: it was not steady, or its calls stay alike for so long that the run
     * cannot tell. A service that fell behind had its time already.
     */
    boolean maySettle() {
        boolean slow = analysis.estimates()
                .okP90Ms()
                .filter(p90 -> p90.alikeSeconds().isPresent())
                .isPresent();
        return verdict() != Verdict.INVALID
                && !endedBehind()
                && (slow || unsteady().isPresent());
    }

    /** True if the service did better in this run than in an earlier one of the same load, as one does that adds replicas. */
    public boolean adaptedSince(SweptLevel earlier) {
        return verdict() == Verdict.PASS && earlier.verdict() != Verdict.PASS
                || okPerSecond() > (1 + ADAPTED) * earlier.okPerSecond()
                || p90Ms() < (1 - ADAPTED) * earlier.p90Ms()
                || replicas().orElse(0) > earlier.replicas().orElse(0);
    }

    private double p90Ms() {
        return analysis.estimates().okP90Ms().map(p90 -> p90.value()).orElse(Double.POSITIVE_INFINITY);
    }

    /** Ok calls a second. */
    public double okPerSecond() {
        return analysis.window()
                .okPerSecond(
                        analysis.aggregated().count(FailureClass.OK),
                        analysis.aggregated().requests());
    }

    /** Output tokens a second; empty without streamed answers, or if some of them do not tell their tokens. */
    public OptionalDouble outputTokensPerSecond() {
        return analysis.streams()
                .flatMap(streams -> streams.of(Figure.OUTPUT_TOKENS_PER_SECOND))
                .map(StreamFigures.Value::value)
                .orElse(OptionalDouble.empty());
    }

    /** Tokens of a streamed answer on average, of those whose tokens the server counted; empty without any. */
    public OptionalDouble answerTokens() {
        StreamCounts answers = analysis.timed().details().streams().counts();
        long counted = answers.answers() - answers.uncounted();
        return counted > 0 ? OptionalDouble.of((double) answers.outputTokens() / counted) : OptionalDouble.empty();
    }

    /** The share of the calls that were sent and failed; 0 without a call. */
    double failedShare() {
        long sent = analysis.aggregated().requests();
        return sent == 0 ? 0 : 1 - (double) analysis.aggregated().count(FailureClass.OK) / sent;
    }

    /** Mean calls in flight. */
    public double inFlight() {
        return analysis.littlesLaw().meanInFlight();
    }

    /** The mean time of a call that was sent, in seconds. */
    public double callSeconds() {
        return analysis.aggregated().all().service().meanMs() / 1e3;
    }

    /** The replicas of the service: the last value of the observed figure whose name says so; empty without such a figure. */
    public OptionalDouble replicas() {
        return analysis.server().stream()
                .filter(figure -> countsReplicas(figure.name()))
                .flatMap(figure -> figure.values().stream())
                .mapToDouble(ObservedFigure.Values::last)
                .filter(count -> count > 0)
                .findFirst();
    }

    /** True for {@code replicas}, {@code ready pods} and the like. */
    private static boolean countsReplicas(String figure) {
        String name = figure.toLowerCase(Locale.ROOT);
        return name.endsWith("replicas") || name.endsWith("pods");
    }

    /** How long the measured part of the run was. */
    public Duration measured() {
        return Duration.ofMillis(Math.round(analysis.window().seconds() * 1e3));
    }

    /**
     * What the figures are, whatever their intervals.
     *
     * @param confirmation how long the run would be that confirms the level
     */
    Leaning leaning(Duration confirmation) {
        if (!analysis.judgement().thresholds().stream().allMatch(SweptLevel::met)) {
            return Leaning.MISSES;
        }
        double needed =
                longer().orElse(Double.POSITIVE_INFINITY) * analysis.window().seconds();
        return needed <= confirmation.toMillis() / 1e3 ? Leaning.CONFIRMABLE : Leaning.MEETS;
    }

    private static boolean met(ThresholdResult result) {
        OptionalDouble found = result.found();
        Rule threshold = result.threshold();
        return found.isPresent() && threshold.operator().holds(found.getAsDouble(), threshold.limit());
    }

    /**
     * How many times as long the run would have to be to decide its thresholds; empty if it decided them, or does not say. A run of
     * a service that was not steady does not say either.
     */
    public OptionalDouble longer() {
        return analysis.judgement().reason() instanceof Reason.Undecided undecided
                        && undecided.secondsNeeded().isPresent()
                        && analysis.window().seconds() > 0
                ? OptionalDouble.of(undecided.secondsNeeded().getAsDouble()
                        / analysis.window().seconds())
                : OptionalDouble.empty();
    }
}
