package io.github.wingload.report.page;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.report.words.Ranges;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.Estimates;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.OneTarget;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.text.Unit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    /**
     * The five headline figures; in a comparison, those of each side, one side after the other. Times share one scale, so that they can be
     * compared by eye.
     */
    public static List<Tile> of(Analysis report, Optional<Before> before) {
        List<Tile> tiles = Part.of(report, before).flatMap(Part::tiles).toList();
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

    /**
     * The calls of which there are five figures.
     *
     * @param prefix of the labels
     * @param task the name by which thresholds and rows of a diff know these calls; empty for all calls
     * @param calls of the window
     * @param estimates of the figures
     */
    private record Part(
            Analysis report,
            Optional<Before> before,
            String prefix,
            Optional<String> task,
            CallStats calls,
            Estimates estimates) {

        static Stream<Part> of(Analysis report, Optional<Before> before) {
            Plan plan = report.result().manifest().plan();
            List<OneTarget> targets = report.byTarget();
            return IntStream.range(0, targets.size()).mapToObj(index -> {
                OneTarget target = targets.get(index);
                return new Part(
                        report,
                        before,
                        target.side().map(name -> name + ": ").orElse(""),
                        target.side().map(any -> plan.nameOfCalls(index)),
                        target.calls(),
                        target.estimates());
            });
        }

        Stream<Tile> tiles() {
            double perHour = report.window().perHour(calls.requests());
            OptionalDouble ok = calls.intended() == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(100.0 * calls.ok().count() / calls.intended());
            return Stream.of(
                    tile(Figure.REQUESTS_PER_HOUR, "delivered", OptionalDouble.of(perHour), Estimates::requestsPerHour),
                    tile(Figure.SUCCESS_RATE, "ok", ok, Estimates::successPercent),
                    percentile(50, Estimates::okP50Ms),
                    percentile(90, Estimates::okP90Ms),
                    percentile(99, Estimates::okP99Ms));
        }

        private Tile percentile(double number, Function<Estimates, Optional<Estimate>> estimate) {
            Figure figure = Figure.percentile(number, Calls.OK);
            Durations ok = report.time().of(calls.timed().ok());
            return tile(figure, figure.label(), ok.percentileIfAny(number), estimate);
        }

        private Tile tile(
                Figure figure, String label, OptionalDouble value, Function<Estimates, Optional<Estimate>> estimate) {
            Optional<ThresholdResult> judged = judged(figure);
            Bullet bullet = new Bullet(
                    Scale.UNIT,
                    figure.unit(),
                    value,
                    estimate.apply(estimates).flatMap(Bullet::interval),
                    judged.map(ThresholdResult::threshold).map(Bullet.Mark::of),
                    before.map(run -> run.value(figure, task)).orElse(OptionalDouble.empty()));
            return new Tile(
                    prefix + label,
                    judged.map(result -> Marks.style(result.state())).orElse(""),
                    bullet,
                    before.map(run -> run.change(figure, task)).orElse(""));
        }

        /** The threshold on a figure of these calls in the whole window, if there is one. */
        private Optional<ThresholdResult> judged(Figure figure) {
            return report.judgement().thresholds().stream()
                    .filter(result -> result.threshold().task().equals(task) && wholeWindow(result.threshold()))
                    .filter(result -> result.threshold().figure().equals(figure))
                    .findFirst();
        }
    }

    /** True for a threshold on a figure of all tasks in the whole window. */
    public static boolean whole(Rule threshold) {
        return threshold.task().isEmpty() && wholeWindow(threshold);
    }

    private static boolean wholeWindow(Rule threshold) {
        return threshold.stage().isEmpty() && threshold.over().isEmpty();
    }
}
