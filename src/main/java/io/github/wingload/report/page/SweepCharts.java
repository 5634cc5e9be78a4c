package io.github.wingload.report.page;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.result.StreamFigures;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.sweep.CapacitySearch;
import io.github.wingload.sweep.Level;
import io.github.wingload.sweep.ScalabilityLaw;
import io.github.wingload.sweep.Sweep;
import io.github.wingload.sweep.SweptLevel;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The charts of a sweep as data: the rate by calls in flight, and times and tokens by load. Each level is shown by its last run. */
final class SweepCharts {

    /** The law is not drawn far beyond what was measured. */
    private static final double BEYOND = 1.5;

    private static final int CURVE_POINTS = 60;

    private final Sweep sweep;
    private final List<SweptLevel> levels;

    private SweepCharts(Sweep sweep) {
        this.sweep = sweep;
        this.levels = sweep.lastRuns();
    }

    /** The charts; without any if no level has ended. */
    static Map<String, Object> of(Sweep sweep) {
        SweepCharts charts = new SweepCharts(sweep);
        return Map.of("sweep", charts.levels.isEmpty() ? List.of() : charts.all());
    }

    private List<Map<String, Object>> all() {
        List<Map<String, Object>> all = new ArrayList<>(List.of(rate(), times()));
        streamed("Output tokens a second by load", Figure.OUTPUT_TOKENS_PER_SECOND)
                .ifPresent(all::add);
        for (Quantity quantity : List.of(Quantity.TIME_TO_FIRST_TOKEN, Quantity.TIME_PER_TOKEN)) {
            Times times = new Times(quantity, Calls.OK);
            streamed(
                            StreamCharts.title(quantity) + " by load",
                            new Figure.Percentile(50, times),
                            new Figure.Percentile(90, times))
                    .ifPresent(all::add);
        }
        return all;
    }

    /** Figures of streams by load; empty if no level has them. */
    private Optional<Map<String, Object>> streamed(String title, Figure... figures) {
        boolean known = levels.stream()
                .anyMatch(level -> streamed(level, figures[0])
                        .filter(value -> value.value().isPresent())
                        .isPresent());
        return known
                ? Optional.of(byLoad(
                        title,
                        figures[0].unit() == Unit.TIME ? "ms" : "/s",
                        Stream.of(figures)
                                .map(figure -> series(
                                        figure.name(),
                                        figure.unit() == Unit.TIME ? figure.name() : "delivered",
                                        level -> streamed(level, figure)
                                                .map(StreamFigures.Value::value)
                                                .orElse(OptionalDouble.empty())
                                                .orElse(Double.NaN),
                                        level -> streamed(level, figure).flatMap(StreamFigures.Value::estimate)))
                                .toList()))
                : Optional.empty();
    }

    private static Optional<StreamFigures.Value> streamed(SweptLevel level, Figure figure) {
        return level.analysis().streams().flatMap(streams -> streams.of(figure));
    }

    private Map<String, Object> rate() {
        List<Map<String, Object>> series = new ArrayList<>();
        series.add(series("Ok calls a second", "delivered", SweptLevel::okPerSecond, SweepCharts::okPerSecond));
        sweep.law().ifPresent(law -> series.add(curve(law)));
        List<Map<String, Object>> rules = new ArrayList<>();
        sweep.kneeInFlight().ifPresent(knee -> rules.add(rule(knee, "knee", "limit")));
        return chart(
                "Ok calls a second by calls in flight",
                "/s",
                SweptLevel::inFlight,
                level -> Unit.NUMBER.text(level.inFlight()),
                series,
                rules);
    }

    private Map<String, Object> times() {
        List<Map<String, Object>> series = List.of(
                series(
                        "p50",
                        "p50",
                        level -> percentile(level, 50),
                        level -> level.analysis().estimates().okP50Ms()),
                series(
                        "p90",
                        "p90",
                        level -> percentile(level, 90),
                        level -> level.analysis().estimates().okP90Ms()));
        return byLoad("Times of ok calls by load", "ms", series);
    }

    private Map<String, Object> byLoad(String title, String unit, List<Map<String, Object>> series) {
        List<Map<String, Object>> rules = new ArrayList<>();
        sweep.search().ifPresent(found -> rules.addAll(bracket(found)));
        return chart(
                title,
                unit,
                level -> load(level.level()),
                level -> level.level().label(),
                series,
                rules);
    }

    private static List<Map<String, Object>> bracket(CapacitySearch.Result found) {
        List<Map<String, Object>> rules = new ArrayList<>();
        found.good().ifPresent(level -> rules.add(rule(load(level), found.confirmed() ? "holds" : "passed", "pass")));
        found.bad()
                .ifPresent(level -> rules.add(rule(load(level), found.undecided() ? "undecided" : "failed", "fail")));
        return rules;
    }

    /**
     * A chart with a place for each level.
     *
     * @param place of a level on the axis
     * @param mark what the axis says there
     */
    private Map<String, Object> chart(
            String title,
            String unit,
            ToDoubleFunction<SweptLevel> place,
            Function<SweptLevel, String> mark,
            List<Map<String, Object>> series,
            List<Map<String, Object>> rules) {
        return Map.of(
                "title",
                title,
                "unit",
                unit,
                "levels",
                levels.stream()
                        .map(level -> Map.of(
                                "x",
                                Charts.number(place.applyAsDouble(level)),
                                "mark",
                                mark.apply(level),
                                "name",
                                level.level().label(),
                                "verdict",
                                level.verdict().name()))
                        .toList(),
                "series",
                series,
                "rules",
                rules);
    }

    private Map<String, Object> series(
            String name,
            String style,
            ToDoubleFunction<SweptLevel> value,
            Function<SweptLevel, Optional<Estimate>> estimate) {
        List<@Nullable Object> values = new ArrayList<>();
        List<@Nullable Object> intervals = new ArrayList<>();
        for (SweptLevel level : levels) {
            values.add(BinSeries.orNull(known(value.applyAsDouble(level))));
            intervals.add(estimate.apply(level)
                    .map(Estimate::interval)
                    .filter(interval -> Double.isFinite(interval.low()) && Double.isFinite(interval.high()))
                    .map(interval -> List.of(Charts.number(interval.low()), Charts.number(interval.high())))
                    .orElse(null));
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("style", style);
        fields.put("values", values);
        fields.put("intervals", intervals);
        return fields;
    }

    private Map<String, Object> curve(ScalabilityLaw law) {
        double least = levels.stream().mapToDouble(SweptLevel::inFlight).min().orElseThrow();
        double most =
                BEYOND * levels.stream().mapToDouble(SweptLevel::inFlight).max().orElseThrow();
        List<List<Number>> points = IntStream.rangeClosed(0, CURVE_POINTS)
                .mapToDouble(i -> least * Math.pow(most / least, (double) i / CURVE_POINTS))
                .mapToObj(inFlight -> List.of(Charts.number(inFlight), Charts.number(law.perSecond(inFlight))))
                .toList();
        return Map.of("name", "Scalability law", "style", "offered", "curve", points);
    }

    private static Map<String, Object> rule(double at, String name, String style) {
        return Map.of("x", Charts.number(at), "name", name, "style", style);
    }

    /** Users, or starts a second. */
    private static double load(Level level) {
        return level.perSecond().orElse(level.amount());
    }

    private static OptionalDouble known(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** Of ok calls, in ms; NaN if there are none. A short run has a percentile without an interval. */
    private static double percentile(SweptLevel level, double number) {
        Durations times = level.analysis().time().of(level.analysis().timed().ok());
        return times.count() == 0 ? Double.NaN : times.percentileMs(number);
    }

    /** The interval of all calls that ended, in proportion. */
    private static Optional<Estimate> okPerSecond(SweptLevel level) {
        return level.analysis()
                .estimates()
                .requestsPerHour()
                .filter(perHour -> perHour.value() > 0)
                .map(perHour -> perHour.times(level.okPerSecond() / perHour.value()));
    }
}
