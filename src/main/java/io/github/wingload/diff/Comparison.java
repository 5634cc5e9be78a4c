package io.github.wingload.diff;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Good;
import io.github.wingload.stats.interval.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One figure on either side.
 *
 * @param figure which figure
 * @param a of side A; empty if it is unknown
 * @param b of side B
 * @param change from the one to the other; empty if a side does not know the figure
 * @param confidence of the change's interval, as a share
 * @param matters the size from which the change matters, in percent of the figure or in points
 * @param finding what the change means; empty for figures that are neither good nor bad, or that no test is known for
 */
public record Comparison(
        Figure figure,
        OptionalDouble a,
        OptionalDouble b,
        Optional<Change> change,
        double confidence,
        double matters,
        Optional<Finding> finding) {

    private static final double PERCENT = 100;

    /** Who needs a larger change than this to see one sees none. */
    private static final double MOST_RATIO = 10;

    static Comparison of(List<Evidence> a, List<Evidence> b, Figure figure, double confidence, Material material) {
        Optional<Change> change = Change.of(a, b, figure, confidence);
        OptionalDouble ofA = change.map(known -> OptionalDouble.of(known.a())).orElseGet(() -> only(a, figure));
        OptionalDouble ofB = change.map(known -> OptionalDouble.of(known.b())).orElseGet(() -> only(b, figure));
        Optional<Finding> finding = figure.good() == Good.NEITHER
                ? Optional.empty()
                : Optional.of(
                        change.map(known -> finding(known, figure, material)).orElse(Finding.NOT_ENOUGH_DATA));
        return new Comparison(figure, ofA, ofB, change, confidence, material.of(figure), finding);
    }

    /** The figure of a side with one run; empty for several runs. */
    private static OptionalDouble only(List<Evidence> side, Figure figure) {
        return side.size() == 1 ? side.get(0).value(figure) : OptionalDouble.empty();
    }

    /** The change from A to B in percent of A, or in points; empty if it is unknown or infinite. */
    public OptionalDouble size() {
        return change.stream()
                .mapToDouble(known -> figure.inPoints() ? known.b() - known.a() : percent(known.b() / known.a()))
                .filter(Double::isFinite)
                .findFirst();
    }

    /** The interval of {@link #size}; empty if neither bound is known. */
    public Optional<Interval> interval() {
        return change.filter(Change::bounded)
                .flatMap(known -> figure.inPoints()
                        ? Optional.of(known.difference())
                        : known.ratio()
                                .map(ratio -> new Interval(
                                        ratio.low() > 0 ? percent(ratio.low()) : Double.NEGATIVE_INFINITY,
                                        percent(ratio.high()))));
    }

    /**
     * The smallest change that these runs could have told from chance, whatever its direction: half the width of {@link
     * #interval}, of a ratio on logarithms. Empty if they could have told none: a bound is unknown, or not even a tenfold change or
     * one of 100 points would have stood out.
     */
    public OptionalDouble smallest() {
        return interval().stream()
                .filter(found -> Double.isFinite(found.low()) && Double.isFinite(found.high()))
                .mapToDouble(found -> figure.inPoints()
                        ? (found.high() - found.low()) / 2
                        : percent(Math.sqrt((PERCENT + found.high()) / (PERCENT + found.low()))))
                .filter(size -> size <= (figure.inPoints() ? PERCENT : percent(MOST_RATIO)))
                .findFirst();
    }

    /** The same without a finding, for figures of which the sides have no request in common. */
    Comparison unjudged() {
        return new Comparison(figure, a, b, change, confidence, matters, Optional.empty());
    }

    /** True if a side's calls are taken to be independent. */
    public boolean independent() {
        return change.map(Change::independent).orElse(false);
    }

    private static double percent(double ratio) {
        return PERCENT * (ratio - 1);
    }

    private static Finding finding(Change change, Figure figure, Material material) {
        double delta = material.of(figure);
        double least = material.leastMs(figure);
        double difference = change.b() - change.a();
        if (least > 0
                && change.difference().allAtLeast(-least)
                && change.difference().allAtMost(least)) {
            return Finding.NO_MATERIAL_CHANGE;
        }
        if (!figure.inPoints() && change.ratio().isEmpty()) {
            return Finding.NOT_ENOUGH_DATA;
        }
        Finding finding = figure.inPoints()
                ? finding(difference, change.difference(), delta, figure.good())
                : finding(
                        Math.log(change.b() / change.a()),
                        change.ratio()
                                .map(ratio -> new Interval(Math.log(ratio.low()), Math.log(ratio.high())))
                                .orElseThrow(),
                        Math.log1p(delta / PERCENT),
                        figure.good());
        return Math.abs(difference) < least ? finding.atMostProbable() : finding;
    }

    /** @param delta the smallest change that matters */
    private static Finding finding(double size, Interval interval, double delta, Good good) {
        boolean up = interval.low() > 0;
        boolean down = interval.high() < 0;
        Finding more = good == Good.HIGHER ? Finding.BETTER : Finding.WORSE;
        Finding less = good == Good.HIGHER ? Finding.WORSE : Finding.BETTER;
        if (up && size > delta) {
            return more;
        }
        if (down && size < -delta) {
            return less;
        }
        if (interval.allAtLeast(-delta) && interval.allAtMost(delta)) {
            return Finding.NO_MATERIAL_CHANGE;
        }
        return up || down ? (up ? more : less).atMostProbable() : Finding.NOT_ENOUGH_DATA;
    }

    /** What a change means for the target. */
    public enum Finding {
        WORSE("worse"),
        BETTER("better"),
        /** The true change, whatever it is, is too small to matter. */
        NO_MATERIAL_CHANGE("no material change"),
        NOT_ENOUGH_DATA("not enough data"),
        /** There is a change for the worse, which may be too small to matter. */
        PROBABLY_WORSE("not enough data (probably worse)"),
        PROBABLY_BETTER("not enough data (probably better)");

        private final String words;

        Finding(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }

        /** True if more data cannot change it, at the confidence of the comparison. */
        boolean decided() {
            return this == WORSE || this == BETTER || this == NO_MATERIAL_CHANGE;
        }

        private Finding atMostProbable() {
            return this == WORSE ? PROBABLY_WORSE : this == BETTER ? PROBABLY_BETTER : this;
        }
    }
}
