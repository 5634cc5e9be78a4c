package io.github.wingload.report.page;

import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.text.Unit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A value on a scale: its interval as a band, what it is held against as a tick with one side or a stretch shaded, the run before
 * as a hollow dot.
 *
 * @param scale that it is drawn on
 * @param unit of all values
 * @param value the dot
 * @param interval around it, if there is one
 * @param mark what it is held against, if there is something
 * @param before the same figure of the run before, if there is one
 */
public record Bullet(
        Scale scale,
        Unit unit,
        OptionalDouble value,
        Optional<Interval> interval,
        Optional<Mark> mark,
        OptionalDouble before) {

    /**
     * What a value is held against.
     *
     * @param at the tick
     * @param shaded the values that miss a limit, or that are too small to matter
     * @param style {@code limit}, or {@code none} for a change of nothing
     * @param words the same in words
     */
    public record Mark(double at, Interval shaded, String style, String words) {

        /** The limit of a threshold, and what misses it. */
        static Mark of(Rule rule) {
            boolean upper = rule.operator().upper();
            double limit = rule.limit();
            return new Mark(
                    limit,
                    upper
                            ? new Interval(limit, Double.POSITIVE_INFINITY)
                            : new Interval(Double.NEGATIVE_INFINITY, limit),
                    "limit",
                    "limit " + (upper ? "≤ " : "≥ ") + rule.figure().unit().exact(limit));
        }
    }

    /** A threshold's own bullet; empty if it has no figure. */
    static Optional<Bullet> of(ThresholdResult result) {
        return result.estimate().map(estimate -> {
            Bullet bullet = new Bullet(
                    Scale.UNIT,
                    result.threshold().figure().unit(),
                    OptionalDouble.of(estimate.value()),
                    interval(estimate),
                    Optional.of(Mark.of(result.threshold())),
                    OptionalDouble.empty());
            return bullet.on(Scale.over(bullet.values()));
        });
    }

    static Optional<Interval> interval(Estimate estimate) {
        return Optional.of(estimate.interval()).filter(known -> !known.equals(Interval.UNBOUNDED));
    }

    /** All that it shows. */
    DoubleStream values() {
        return Stream.of(
                        value.stream(),
                        interval.stream().flatMapToDouble(known -> DoubleStream.of(known.low(), known.high())),
                        mark.stream().mapToDouble(Mark::at),
                        before.stream())
                .flatMapToDouble(part -> part);
    }

    /** The same on another scale. */
    Bullet on(Scale other) {
        return new Bullet(other, unit, value, interval, mark, before);
    }

    /** Where a value is drawn. */
    public String at(OptionalDouble some) {
        return scale.at(some.orElse(0));
    }

    /** Where the tick is drawn. */
    public String markAt() {
        return scale.at(mark.map(Mark::at).orElse(0.0));
    }

    /** Where the shaded stretch starts. */
    public String shadeAt() {
        return startOf(mark.map(Mark::shaded));
    }

    /** How long it is. */
    public String shadeLength() {
        return lengthOf(mark.map(Mark::shaded));
    }

    /** Where the interval starts. */
    public String bandAt() {
        return startOf(interval);
    }

    /** How long the interval is. */
    public String bandLength() {
        return lengthOf(interval);
    }

    private String startOf(Optional<Interval> stretch) {
        return scale.at(Math.max(scale.from(), stretch.map(Interval::low).orElse(scale.from())));
    }

    private String lengthOf(Optional<Interval> stretch) {
        return stretch.map(
                        known -> scale.length(Math.max(known.low(), scale.from()), Math.min(known.high(), scale.to())))
                .orElse("0%");
    }

    /** The same in words. */
    public String words() {
        StringBuilder words = new StringBuilder(value.isPresent() ? unit.text(value.getAsDouble()) : "no value");
        interval.ifPresent(known -> words.append(", 95% interval ").append(unit.interval(known.low(), known.high())));
        mark.ifPresent(known -> words.append(", ").append(known.words()));
        before.ifPresent(old -> words.append(", run before ").append(unit.text(old)));
        return words.toString();
    }
}
