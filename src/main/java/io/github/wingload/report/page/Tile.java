package io.github.wingload.report.page;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Rule;
import io.github.wingload.report.words.Ranges;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.Estimates;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.text.Unit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A headline figure of the page.
 *
 * @param label what it is
 * @param state of the threshold that holds it against a limit, as a style: {@code pass}, {@code fail}, {@code inconclusive},
 *     or empty
 * @param bullet the figure with its interval, its limit and the run before
 * @param change from the run before, in words; empty without one
 */
public record Tile(String label, String state, Bullet bullet, String change) {

    /** A figure of the run, before it has its scale. */
    private record Headline(Figure figure, String label, OptionalDouble value, Optional<Estimate> estimate) {}

    /** The five headline figures. Times share one scale, so that they can be compared by eye. */
    public static List<Tile> of(Analysis report, Optional<Before> before) {
        List<Tile> tiles = headlines(report).stream()
                .map(headline -> tile(headline, report, before))
                .toList();
        Scale times = Scale.over(tiles.stream()
                .map(Tile::bullet)
                .filter(bullet -> bullet.unit() == Unit.TIME)
                .flatMapToDouble(Bullet::values));
        return tiles.stream()
                .map(tile -> tile.on(tile.bullet.unit() == Unit.TIME ? times : Scale.over(tile.bullet.values())))
                .toList();
    }

    /** The figure in its unit. */
    public String value() {
        return bullet.value().isPresent() ? bullet.unit().text(bullet.value().getAsDouble()) : "–";
    }

    /** Its interval in words; empty without one. */
    public String interval() {
        return bullet.interval().map(known -> Ranges.of(known, bullet.unit())).orElse("");
    }

    /** Its limit in words; empty without one. */
    public String limit() {
        return bullet.mark().map(Bullet.Mark::words).orElse("");
    }

    private Tile on(Scale scale) {
        return new Tile(label, state, bullet.on(scale), change);
    }

    private static List<Headline> headlines(Analysis report) {
        Estimates estimates = report.estimates();
        Durations ok = report.time().of(report.timed().ok());
        long sent = report.aggregated().requests();
        return List.of(
                new Headline(
                        Figure.REQUESTS_PER_HOUR,
                        "delivered",
                        OptionalDouble.of(report.window().perHour(sent)),
                        estimates.requestsPerHour()),
                new Headline(Figure.SUCCESS_RATE, "ok", value(estimates.successPercent()), estimates.successPercent()),
                percentile(50, ok, estimates.okP50Ms()),
                percentile(90, ok, estimates.okP90Ms()),
                percentile(99, ok, estimates.okP99Ms()));
    }

    private static Headline percentile(double number, Durations ok, Optional<Estimate> estimate) {
        Figure figure = Figure.percentile(number, Calls.OK);
        return new Headline(figure, figure.label(), ok.percentileIfAny(number), estimate);
    }

    private static OptionalDouble value(Optional<Estimate> estimate) {
        return estimate.isPresent() ? OptionalDouble.of(estimate.get().value()) : OptionalDouble.empty();
    }

    private static Tile tile(Headline headline, Analysis report, Optional<Before> before) {
        Optional<ThresholdResult> judged = judged(headline.figure(), report);
        Bullet bullet = new Bullet(
                Scale.UNIT,
                headline.figure().unit(),
                headline.value(),
                headline.estimate().flatMap(Bullet::interval),
                judged.map(ThresholdResult::threshold).map(Bullet.Mark::of),
                before.map(run -> run.value(headline.figure())).orElse(OptionalDouble.empty()));
        return new Tile(
                headline.label(),
                judged.map(result -> Marks.style(result.state())).orElse(""),
                bullet,
                before.map(run -> run.change(headline.figure())).orElse(""));
    }

    /** The threshold on a figure of the whole window, if there is one. */
    private static Optional<ThresholdResult> judged(Figure figure, Analysis report) {
        return report.judgement().thresholds().stream()
                .filter(result -> whole(result.threshold()))
                .filter(result -> result.threshold().figure().equals(figure))
                .findFirst();
    }

    /** True for a threshold on a figure of all tasks in the whole window. */
    public static boolean whole(Rule threshold) {
        return threshold.task().isEmpty()
                && threshold.stage().isEmpty()
                && threshold.over().isEmpty();
    }
}
