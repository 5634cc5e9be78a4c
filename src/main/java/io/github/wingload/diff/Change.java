package io.github.wingload.diff;

import io.github.wingload.plan.Figure;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.stats.interval.Mover;
import io.github.wingload.stats.interval.Welch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How a figure changed from A to B, and how sure that is.
 *
 * <p>One run against one: the interval of the difference, or of the ratio, from both runs' own intervals. With more runs, of
 * the means of the runs' values, or of their logarithms; the runs' own intervals say how little they can vary.
 *
 * @param a the figure of side A; of several runs the mean, of what is compared as a ratio the geometric mean; infinite for a
 *     percentile that was not reached
 * @param b the same of side B
 * @param difference b − a in the figure's unit
 * @param ratio b / a, if both are above zero
 * @param independent true if a side's calls are taken to be independent: it is a table, or the run is too short for blocks
 */
public record Change(double a, double b, Interval difference, Optional<Interval> ratio, boolean independent) {

    private static final Interval UNKNOWN_RATIO = new Interval(0, Double.POSITIVE_INFINITY);

    /**
     * The change of a figure; empty if a side does not know it.
     *
     * @param a evidence of each run of side A
     * @param b of side B
     */
    static Optional<Change> of(List<Evidence> a, List<Evidence> b, Figure figure, double confidence) {
        double[] ofA = values(a, figure);
        double[] ofB = values(b, figure);
        if (ofA.length < a.size() || ofB.length < b.size()) {
            return Optional.empty();
        }
        return Optional.of(
                ofA.length == 1 && ofB.length == 1
                        ? ofEstimates(
                                ofA[0],
                                a.get(0).estimate(figure, confidence),
                                ofB[0],
                                b.get(0).estimate(figure, confidence))
                        : ofRuns(ofA, variance(a, figure), ofB, variance(b, figure), figure.inPoints(), confidence));
    }

    /** True if the change has a bound at all. */
    public boolean bounded() {
        return Double.isFinite(difference.low()) || Double.isFinite(difference.high());
    }

    private static Change ofEstimates(double a, Optional<Estimate> ofA, double b, Optional<Estimate> ofB) {
        boolean ratio = a > 0 && b > 0;
        if (ofA.isEmpty() || ofB.isEmpty()) {
            return new Change(a, b, Interval.UNBOUNDED, ratio ? Optional.of(UNKNOWN_RATIO) : Optional.empty(), false);
        }
        Interval aroundA = ofA.get().interval();
        Interval aroundB = ofB.get().interval();
        boolean independent = Stream.of(ofA, ofB).anyMatch(known -> known.get().method() == Estimate.Method.SHORT_RUN);
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            return ofUnreached(a, aroundA, b, aroundB, independent);
        }
        return new Change(
                a,
                b,
                Mover.difference(a, aroundA, b, aroundB),
                ratio ? Optional.of(Mover.ratio(a, aroundA, b, aroundB)) : Optional.empty(),
                independent);
    }

    /** A percentile that one side has not reached: there is no size of the change, but a least one, from bound to bound. */
    private static Change ofUnreached(double a, Interval aroundA, double b, Interval aroundB, boolean independent) {
        boolean both = Double.isInfinite(a) && Double.isInfinite(b);
        double low = Double.isInfinite(b) && !both ? aroundB.low() : Double.NEGATIVE_INFINITY;
        double high = Double.isInfinite(a) && !both ? aroundA.low() : Double.NEGATIVE_INFINITY;
        boolean rose = low > 0 && Double.isFinite(aroundA.high());
        boolean fell = high > 0 && Double.isFinite(aroundB.high());
        return new Change(
                a,
                b,
                new Interval(
                        rose ? low - aroundA.high() : Double.NEGATIVE_INFINITY,
                        fell ? aroundB.high() - high : Double.POSITIVE_INFINITY),
                Optional.of(new Interval(
                        rose ? low / aroundA.high() : 0, fell ? aroundB.high() / high : Double.POSITIVE_INFINITY)),
                independent);
    }

    /** @param withinA the variance of a run's figure by its own interval, on the scale on which figures are compared */
    private static Change ofRuns(
            double[] a, double withinA, double[] b, double withinB, boolean inPoints, double confidence) {
        if (!DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).allMatch(Double::isFinite)) {
            return new Change(mean(a), mean(b), Interval.UNBOUNDED, Optional.of(UNKNOWN_RATIO), false);
        }
        if (inPoints || !Stream.of(a, b).allMatch(Change::allPositive)) {
            Interval difference = Welch.difference(
                    new Welch.Sample(a, inPoints ? withinA : 0),
                    new Welch.Sample(b, inPoints ? withinB : 0),
                    confidence);
            return new Change(mean(a), mean(b), difference, Optional.empty(), false);
        }
        double[] logsOfA = map(a, Math::log);
        double[] logsOfB = map(b, Math::log);
        Interval logs =
                Welch.difference(new Welch.Sample(logsOfA, withinA), new Welch.Sample(logsOfB, withinB), confidence);
        Interval ratio = new Interval(Math.exp(logs.low()), Math.exp(logs.high()));
        double meanA = Math.exp(mean(logsOfA));
        Interval difference = new Interval(meanA * (ratio.low() - 1), meanA * (ratio.high() - 1));
        return new Change(meanA, Math.exp(mean(logsOfB)), difference, Optional.of(ratio), false);
    }

    /** The mean variance of a run's figure by its own interval, over the runs that have one; 0 if none has. */
    private static double variance(List<Evidence> runs, Figure figure) {
        return runs.stream()
                .map(run -> run.variance(figure))
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElse(0);
    }

    /** The figure of each run that knows it. */
    private static double[] values(List<Evidence> runs, Figure figure) {
        return runs.stream()
                .map(run -> run.value(figure))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
    }

    private static boolean allPositive(double[] values) {
        return Arrays.stream(values).allMatch(value -> value > 0);
    }

    private static double[] map(double[] values, DoubleUnaryOperator function) {
        return Arrays.stream(values).map(function).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
