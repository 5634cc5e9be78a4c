package io.github.wingload.report.page;

import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.stats.Estimate;
import io.github.wingload.stats.Interval;
import io.github.wingload.text.Unit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A value on a scale: its interval as a band, its limit as a tick with the far side shaded, the run before as a hollow dot.
 *
 * @param scale that it is drawn on
 * @param unit of all values
 * @param value the dot
 * @param interval around it, if there is one
 * @param limit that it is held against, if there is one
 * @param before the same figure of the run before, if there is one
 */
public record Bullet(
        Scale scale,
        Unit unit,
        OptionalDouble value,
        Optional<Interval> interval,
        Optional<Rule> limit,
        OptionalDouble before) {

    /** A threshold's own bullet; empty if it has no figure. */
    static Optional<Bullet> of(ThresholdResult result) {
        return result.estimate().map(estimate -> {
            Bullet bullet = new Bullet(
                    new Scale(0, 1, false),
                    result.threshold().figure().unit(),
                    OptionalDouble.of(estimate.value()),
                    interval(estimate),
                    Optional.of(result.threshold()),
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
                        limit.stream().mapToDouble(Rule::limit),
                        before.stream())
                .flatMapToDouble(part -> part);
    }

    /** The same on another scale. */
    Bullet on(Scale other) {
        return new Bullet(other, unit, value, interval, limit, before);
    }

    /** Where a value is drawn. */
    public String at(OptionalDouble some) {
        return scale.at(some.orElse(0));
    }

    /** Where the limit is drawn. */
    public String limitAt() {
        return scale.at(limit.map(Rule::limit).orElse(0.0));
    }

    /** Where the side that misses the limit starts. */
    public String beyondAt() {
        return upper() ? limitAt() : "0%";
    }

    /** How long that side is. */
    public String beyondLength() {
        double at = limit.map(Rule::limit).orElse(0.0);
        return upper() ? scale.length(at, scale.to()) : scale.length(scale.from(), at);
    }

    /** Where the interval starts. */
    public String bandAt() {
        return scale.at(interval.map(Interval::low).orElse(scale.from()));
    }

    /** How long the interval is. */
    public String bandLength() {
        return interval.map(
                        known -> scale.length(Math.max(known.low(), scale.from()), Math.min(known.high(), scale.to())))
                .orElse("0%");
    }

    /** The same in words. */
    public String words() {
        StringBuilder words = new StringBuilder(value.isPresent() ? unit.text(value.getAsDouble()) : "no value");
        interval.ifPresent(known -> words.append(", 95% interval ").append(unit.interval(known.low(), known.high())));
        limit.ifPresent(rule -> words.append(", limit ").append(unit.exact(rule.limit())));
        before.ifPresent(old -> words.append(", run before ").append(unit.text(old)));
        return words.toString();
    }

    private boolean upper() {
        return limit.map(rule -> rule.operator().upper()).orElse(true);
    }
}
