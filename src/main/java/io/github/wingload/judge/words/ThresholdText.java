package io.github.wingload.judge.words;

import static io.github.wingload.judge.words.Wording.tenths;
import static io.github.wingload.text.Figures.count;
import static io.github.wingload.text.Figures.stretch;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Percentile;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.plan.Figure.Share;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.plan.Figure.Timing;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.task.Match;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.ThresholdFinding;
import io.github.wingload.result.ThresholdFinding.DecidedByDelays;
import io.github.wingload.result.ThresholdFinding.DecidedEarly;
import io.github.wingload.result.ThresholdFinding.Estimated;
import io.github.wingload.result.ThresholdFinding.Exact;
import io.github.wingload.result.ThresholdFinding.FallsBehind;
import io.github.wingload.result.ThresholdFinding.GeneratorLimited;
import io.github.wingload.result.ThresholdFinding.InWords;
import io.github.wingload.result.ThresholdFinding.NoWindow;
import io.github.wingload.result.ThresholdFinding.NothingToJudge;
import io.github.wingload.result.ThresholdFinding.OfPart;
import io.github.wingload.result.ThresholdFinding.RunInvalid;
import io.github.wingload.result.ThresholdFinding.TooFewScrapes;
import io.github.wingload.result.ThresholdFinding.Windows;
import io.github.wingload.result.ThresholdFinding.WithinLimit;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Estimate.Method;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.text.Unit;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The finding on a threshold as a sentence without capital and full stop. */
public final class ThresholdText {

    private static final Match<ThresholdFinding, Function<ThresholdText, String>> WORDS =
            Match.<ThresholdFinding, Function<ThresholdText, String>>over(ThresholdFinding.class)
                    .on(InWords.class, found -> text -> found.words())
                    .on(GeneratorLimited.class, found -> text -> text.generatorLimited(found))
                    .on(DecidedByDelays.class, found -> text -> text.decidedByDelays(found))
                    .on(DecidedEarly.class, found -> text -> text.decidedEarly(found))
                    .on(
                            RunInvalid.class,
                            found ->
                                    text -> "not judged, as the run is invalid; measured: " + text.of(found.measured()))
                    .on(
                            OfPart.class,
                            found -> text ->
                                    "not judged, as it adds up over all shards; measured: " + text.of(found.measured()))
                    .on(NothingToJudge.class, found -> text -> text.nothingToJudge(found))
                    .on(Estimated.class, found -> text -> text.estimated(found))
                    .on(FallsBehind.class, found -> text -> text.fallsBehind(found))
                    .on(Exact.class, found -> text -> text.exact(found))
                    .on(WithinLimit.class, found -> text -> text.withinLimit(found))
                    .on(NoWindow.class, found -> text -> noWindow(found))
                    .on(Windows.class, found -> text -> text.windows(found))
                    .on(TooFewScrapes.class, found -> text -> text.tooFewScrapes(found))
                    .complete();

    private final Rule threshold;
    private final Figure figure;
    private final Unit unit;

    private ThresholdText(Rule threshold) {
        this.threshold = threshold;
        this.figure = threshold.figure();
        this.unit = figure.unit();
    }

    /** The sentence on a threshold; empty if it was read back from a file that has none. */
    public static String of(ThresholdResult result) {
        return new ThresholdText(result.threshold()).of(result.finding());
    }

    private String of(ThresholdFinding finding) {
        return WORDS.of(finding).apply(this);
    }

    private String generatorLimited(GeneratorLimited found) {
        return "not judged, as the generator was limited; measured: " + of(found.measured());
    }

    private String decidedByDelays(DecidedByDelays found) {
        return "not decided, as " + OwnDelaysText.of(found.delays()) + ", and that makes the difference; measured: "
                + of(found.measured()) + "; without these delays: " + of(found.without());
    }

    private String decidedEarly(DecidedEarly found) {
        return of(found.measured()) + "; decided early, by the calls of the first " + stretch(found.after());
    }

    private String nothingToJudge(NothingToJudge found) {
        String calls = count(found.among(), "call", "calls") + where();
        String okCalls = count(found.among(), "ok call", "ok calls") + where();
        return switch (found.lack()) {
            case INTENDED -> "no call" + where() + " was intended";
            case SENT -> "no call" + where() + " was sent";
            case FAILED -> "none of " + calls + " failed after it was sent";
            case OK ->
                found.among() == 0
                        ? "there is no ok call to judge: no call" + where() + " was intended"
                        : "none of " + calls + " was ok";
            case CACHE_RESULTS -> "none of " + okCalls + " has a known cache result";
            case ITEMS -> "none of " + okCalls + " has an item";
            case TIMES -> "none of " + okCalls + " has such a time";
            case PAIRS -> "none of " + count(found.among(), "pair", "pairs") + " has two ok calls";
            case USAGE -> "the server sent no usage for " + okCalls + ", so their tokens are not known";
        };
    }

    private String estimated(Estimated found) {
        String whole = found.whole().map(count -> " of " + whole(count)).orElse("");
        return is(found.estimate().value()) + whole + " (" + interval(found.estimate(), unit, threshold.limit()) + "), "
                + required() + "; " + method(found.estimate(), found.blocks(), found.secondsNeeded())
                + withoutFailure(found);
    }

    /** For a run without outages: with 95 % confidence, outages are rarer than one in a third of its length. */
    private String withoutFailure(Estimated found) {
        return figure.equals(Figure.SUCCESS_RATE) && found.estimate().value() == 100
                ? "; no failure, so outages more often than every "
                        + stretch(tenths(found.blocks().seconds() / 3))
                        + " are unlikely, and rarer ones are not excluded"
                : "";
    }

    private String whole(long count) {
        if (figure instanceof Figure.Difference) {
            return count(count, "pair", "pairs");
        }
        Things of = figure instanceof Share share && share.of() instanceof Things things ? things : Things.INTENDED;
        return switch (of) {
            case CACHE_KNOWN -> count(count, "ok call", "ok calls") + " with a known cache result";
            case ITEMS -> count(count, "item", "items");
            default -> count(count, "intended call", "intended calls");
        };
    }

    private String fallsBehind(FallsBehind found) {
        return is(found.delivered().value()) + " (" + interval(found.delivered(), unit, threshold.limit()) + "), "
                + required() + "; " + unit.text(found.offered()) + " was offered, and the target fell behind by "
                + Unit.NUMBER.text(found.growthPerSecond()) + " calls a second";
    }

    private String exact(Exact found) {
        String fixed = "; the schedule fixed " + count(found.count(), "start", "starts") + " and every one of them ";
        return is(found.figure()) + ", " + required()
                + switch (found.basis()) {
                    case EXTREME -> "; it has no interval";
                    case ALL_ENDED -> fixed + "ended, so there is no interval";
                    case ALL_OK -> fixed + "was ok, so there is no interval";
                    case SCRAPES -> "; from " + scrapes(found.count());
                };
    }

    private String withinLimit(WithinLimit found) {
        double number = ((Percentile) figure).number();
        String value = found.percentile()
                .map(estimate -> beside(estimate.value()) + " (" + interval(estimate, unit, threshold.limit()) + ")")
                .orElseGet(() ->
                        (Double.isInfinite(found.percentileMs()) ? "not reached" : Unit.TIME.text(found.percentileMs()))
                                + " if failed calls count as infinite");
        Estimate within = found.within().times(100);
        String share = Unit.PERCENT.exact(number);
        return label() + " is " + value + ": " + Unit.PERCENT.beside(within.value(), number) + " of "
                + judged(found) + within() + " (" + interval(within, Unit.PERCENT, number) + "), "
                + (threshold.operator().upper() ? share + " must" : "fewer than " + share + " may") + "; "
                + method(found.within(), found.blocks(), found.secondsNeeded());
    }

    private static String noWindow(NoWindow found) {
        return "the judged part of the run, " + stretch(found.judgedSeconds()) + ", is shorter than a window of "
                + stretch(found.lengthSeconds());
    }

    private String windows(Windows found) {
        String worst = found.worst().isPresent() ? "has " + beside(found.worst().getAsDouble()) : noFigure(found);
        return label() + " must be " + limit() + " in every window of " + stretch(found.lengthSeconds()) + ": "
                + count(found.missed()) + " of " + count(found.count(), "window", "windows")
                + " missed it"
                + (found.undecided() > 0 ? ", " + count(found.undecided(), "is", "are") + " undecided" : "")
                + "; the worst, from "
                + stretch(found.worstSeconds()) + " to " + stretch(found.worstSeconds() + found.lengthSeconds()) + ", "
                + worst;
    }

    private String noFigure(Windows found) {
        if (!found.worstHasCalls()) {
            return "has no call";
        }
        if (!(figure instanceof Share)) {
            return "has too many failed calls for a percentile";
        }
        return figure.equals(Figure.CACHE_HIT_RATE) ? "has no known cache result" : "has no item";
    }

    private String tooFewScrapes(TooFewScrapes found) {
        String failed = found.error()
                .map(error -> "; " + scrapes(found.failed()) + " failed: " + error)
                .orElse("");
        return "too few scrapes have a value for " + label() + ": " + count(found.scrapes()) + " in "
                + stretch(found.judgedSeconds()) + ", with one planned every " + stretch(found.every()) + failed;
    }

    private String judged(WithinLimit found) {
        Times times = ((Percentile) figure).times();
        return times.quantity() == Quantity.GAP
                ? count(found.calls(), "gap", "gaps") + " were "
                : count(found.calls()) + " took ";
    }

    private static String scrapes(long count) {
        return count(count, "scrape", "scrapes");
    }

    private String is(double value) {
        return label() + " is " + beside(value);
    }

    /** {@code p90 of ok calls of pages in stage hold}. */
    private String label() {
        return (figure instanceof Timing timing
                        ? timing.noun() + " of " + timing.times().words()
                        : figure.label())
                + where();
    }

    /** {@code  of pages in stage hold}, with a blank in front; empty for a threshold on everything. */
    private String where() {
        return threshold.task().map(task -> " of " + task).orElse("")
                + threshold.stage().map(stage -> " in stage " + stage).orElse("");
    }

    /** The figure with enough digits to show on which side of the limit it is. */
    private String beside(double value) {
        return unit.beside(value, threshold.limit());
    }

    private String required() {
        return limit() + " is required";
    }

    /** {@code at most 500 ms}. */
    private String limit() {
        String words = switch (threshold.operator()) {
            case AT_MOST -> "at most ";
            case BELOW -> "less than ";
            case AT_LEAST -> "at least ";
            case ABOVE -> "more than ";
        };
        return words + unit.exact(threshold.limit());
    }

    /** {@code at most 500 ms}: how long the calls within the limit took. */
    private String within() {
        boolean upTo = threshold.operator() == Operator.AT_MOST || threshold.operator() == Operator.ABOVE;
        return (upTo ? "at most " : "less than ") + unit.exact(threshold.limit());
    }

    /** {@code 95% interval 498 ms to 530 ms}, each bound on its side of the limit. */
    private static String interval(Estimate estimate, Unit unit, double limit) {
        String bounds =
                unit.interval(estimate.interval().low(), estimate.interval().high(), limit);
        if (bounds.isEmpty()) {
            return estimate.alikeSeconds().isPresent() ? "no interval" : "too few calls for an interval";
        }
        return "95% interval " + bounds;
    }

    private static boolean bounded(Interval interval) {
        return Double.isFinite(interval.low()) && Double.isFinite(interval.high());
    }

    /** How an interval was made, or how long a run would have one. Only a difference of pairs has one although they stay alike for long. */
    private static String method(Estimate estimate, Blocking blocks, OptionalDouble needed) {
        if (estimate.alikeSeconds().isPresent() && bounded(estimate.interval())) {
            return "wide, because the difference drifts over about "
                    + stretch(tenths(estimate.alikeSeconds().getAsDouble()))
                    + (needed.isPresent()
                            ? "; a run of " + stretch(Math.ceil(needed.getAsDouble())) + " would narrow it"
                            : "");
        }
        if (estimate.alikeSeconds().isPresent()) {
            return "calls stay alike for about "
                    + stretch(tenths(estimate.alikeSeconds().getAsDouble())) + ", too long for "
                    + stretch(tenths(blocks.seconds())) + " to tell"
                    + (needed.isPresent() ? "; a run of " + stretch(Math.ceil(needed.getAsDouble())) + " could" : "");
        }
        if (estimate.method() == Method.SHORT_RUN) {
            return "too short for blocks: calls are taken as independent";
        }
        return "from " + blocks.blocks() + " blocks of " + stretch(tenths(blocks.blockSeconds()));
    }
}
