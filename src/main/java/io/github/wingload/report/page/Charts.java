package io.github.wingload.report.page;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.Estimate;
import io.github.wingload.stats.Timeline;
import io.github.wingload.stats.Timeline.Bin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The charts of a run as data, which the script of the page draws: the run over time in bins, the distribution of the window.
 *
 * <p>Times are in milliseconds, rates per second. A bin without a value has {@code null}.
 */
final class Charts {

    private static final double[] PERCENTILES = {50, 90, 99};
    private static final int MOST_CLASSES = 5;
    private static final int DECIMALS = 3;

    /** From a percentile to the next, the share of slower calls shrinks by this factor. */
    private static final double STEP = Math.pow(10, 0.05);

    private final Analysis report;
    private final List<Bin> bins;
    private final double binSeconds;
    private final double lastSeconds;

    private Charts(Analysis report, Timeline timeline) {
        this.report = report;
        this.bins = timeline.bins();
        this.binSeconds = timeline.binSeconds();
        this.lastSeconds = report.result().load().lastCallEnd().toNanos() / 1e9;
    }

    /** The fields of the page's data; empty if no call ended. */
    static Map<String, Object> of(Analysis report, Timeline timeline) {
        return timeline.bins().isEmpty() ? Map.of() : new Charts(report, timeline).fields();
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("start", report.result().manifest().start().toEpochMilli());
        fields.put("bin", binSeconds);
        fields.put("bins", bins.size());
        fields.put("end", number(Math.max(lastSeconds, binSeconds)));
        fields.put("zones", Zones.of(report, bins, binSeconds));
        fields.put("moments", Zones.moments(report));
        fields.put("time", timeCharts());
        HeatMap.of(bins, binSeconds).ifPresent(heat -> fields.put("heat", heat));
        Durations ok = report.time().of(report.timed().ok());
        if (ok.count() > 0) {
            fields.put("curve", curve(ok));
            fields.put("distribution", HeatMap.distribution(ok.histogram()));
        }
        return fields;
    }

    private List<Map<String, Object>> timeCharts() {
        List<Map<String, Object>> charts = new ArrayList<>();
        charts.add(chart("rates", "Rate", "/s", rates(), List.of()));
        charts.add(chart("times", timesOfOk(), "ms", percentiles(), timeLimits()));
        charts.add(chart(
                "load",
                report.result().manifest().plan().load().open() ? "In flight" : "Users and in flight",
                "",
                load(),
                List.of()));
        charts.add(chart("failures", "Failures by class", "/s", failures(), List.of()));
        for (ServerFigure figure : figures()) {
            charts.add(chart(
                    "server",
                    figure.name(),
                    figure.unit(),
                    List.of(series(figure.name(), "server", bin -> bin.observed(figure.name()))),
                    List.of()));
        }
        charts.removeIf(
                chart -> ((List<?>) Optional.ofNullable(chart.get("series")).orElseThrow()).isEmpty());
        return charts;
    }

    /** {@code Response time of ok calls}. */
    private String timesOfOk() {
        String words = report.time().words();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + " of ok calls";
    }

    private List<ServerFigure> figures() {
        return report.result().manifest().plan().observe().stream()
                .flatMap(observation -> observation.figures().stream())
                .filter(figure -> bins.stream()
                        .anyMatch(bin -> bin.observed(figure.name()).isPresent()))
                .toList();
    }

    private List<Map<String, Object>> rates() {
        List<Map<String, Object>> rates = new ArrayList<>();
        if (bins.stream().anyMatch(bin -> bin.offered() > 0)) {
            rates.add(offered());
        }
        if (bins.stream().anyMatch(bin -> bin.ended() > 0)) {
            rates.add(rate("delivered", "delivered", Bin::ended));
            rates.add(rate("ok", "ok", Bin::ok));
        }
        return rates;
    }

    /** The rate of starts, up to the end of the load. */
    private Map<String, Object> offered() {
        Map<String, Object> offered = rate("offered", "offered", Bin::offered);
        double loadSeconds = report.result().load().loadDuration().toNanos() / 1e9;
        Object[] values = (Object[]) Optional.ofNullable(offered.get("values")).orElseThrow();
        Arrays.fill(values, Math.min(values.length, (int) Math.ceil(loadSeconds / binSeconds)), values.length, null);
        return offered;
    }

    private List<Map<String, Object>> percentiles() {
        if (bins.stream().noneMatch(Bin::hasTimes)) {
            return List.of();
        }
        Object[][] values = new Object[PERCENTILES.length][bins.size()];
        for (int bin = 0; bin < bins.size(); bin++) {
            if (bins.get(bin).hasTimes()) {
                double[] found = bins.get(bin).percentilesMs(PERCENTILES);
                for (int i = 0; i < found.length; i++) {
                    values[i][bin] = number(found[i]);
                }
            }
        }
        return IntStream.range(0, PERCENTILES.length)
                .mapToObj(i -> {
                    String name = Figure.percentile(PERCENTILES[i], Calls.OK).name();
                    return Map.<String, Object>of("name", name, "style", name, "values", values[i]);
                })
                .toList();
    }

    private List<Map<String, Object>> load() {
        List<Map<String, Object>> load = new ArrayList<>();
        if (bins.stream().anyMatch(bin -> bin.users().isPresent())) {
            load.add(series("users", "users", Bin::users));
        }
        if (bins.stream().anyMatch(bin -> bin.busySeconds() > 0)) {
            load.add(rate("in flight", "inflight", Bin::busySeconds));
        }
        return load;
    }

    private List<Map<String, Object>> failures() {
        Map<FailureClass, Long> totals = new EnumMap<>(FailureClass.class);
        bins.forEach(bin -> bin.failures().forEach((failed, count) -> totals.merge(failed, count, Long::sum)));
        List<FailureClass> most = totals.entrySet().stream()
                .sorted(Map.Entry.<FailureClass, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(totals.size() > MOST_CLASSES ? MOST_CLASSES - 1 : MOST_CLASSES)
                .map(Map.Entry::getKey)
                .toList();
        List<Map<String, Object>> series = new ArrayList<>();
        for (FailureClass failed : most) {
            series.add(rate(
                    failed.label(),
                    "failure" + (series.size() + 1),
                    bin -> bin.failures().getOrDefault(failed, 0L)));
        }
        Function<Bin, Long> others = bin -> bin.failed()
                - most.stream()
                        .mapToLong(failed -> bin.failures().getOrDefault(failed, 0L))
                        .sum();
        if (bins.stream().anyMatch(bin -> others.apply(bin) > 0)) {
            series.add(rate(most.isEmpty() ? "failed" : "other", "failure" + (series.size() + 1), others::apply));
        }
        return series;
    }

    /** The limits on percentiles of ok calls, and the deadline. */
    private List<Map<String, Object>> timeLimits() {
        List<Map<String, Object>> limits = new ArrayList<>();
        Tile.limits(report)
                .map(ThresholdResult::threshold)
                .filter(rule -> rule.figure() instanceof Figure.Percentile percentile
                        && percentile.times().equals(Figure.Times.of(Calls.OK)))
                .forEach(rule -> limits.add(limit(rule)));
        double deadlineMs = report.result().manifest().plan().deadline().toNanos() / 1e6;
        limits.add(Map.of("value", deadlineMs, "name", "deadline", "style", "deadline"));
        return limits;
    }

    private static Map<String, Object> limit(Rule rule) {
        return Map.of("value", rule.limit(), "name", rule.figure().name() + " limit", "style", "limit");
    }

    /** The percentiles of the window's ok calls, denser towards the slowest, and the intervals that are known. */
    private Map<String, Object> curve(Durations ok) {
        List<List<Number>> points = new ArrayList<>();
        double slowest = Math.max(2, ok.count());
        for (double beyond = 1; beyond < slowest; beyond *= STEP) {
            double percentile = 100 - 100 / beyond;
            points.add(List.of(number(beyond), number(ok.percentileMs(percentile))));
        }
        points.add(List.of(number(slowest), number(ok.maxMs())));
        List<List<Number>> intervals = new ArrayList<>();
        Analysis.Estimates estimates = report.estimates();
        interval(50, estimates.okP50Ms(), ok, intervals);
        interval(90, estimates.okP90Ms(), ok, intervals);
        interval(95, estimates.okP95Ms(), ok, intervals);
        interval(99, estimates.okP99Ms(), ok, intervals);
        return Map.of("points", points, "intervals", intervals, "limits", timeLimits());
    }

    private static void interval(
            double percentile, Optional<Estimate> estimate, Durations ok, List<List<Number>> intervals) {
        estimate.flatMap(Bullet::interval)
                .ifPresent(known -> intervals.add(List.of(
                        number(100 / (100 - percentile)),
                        number(Math.max(known.low(), ok.minMs())),
                        number(Math.min(known.high(), ok.maxMs())))));
    }

    private Map<String, Object> rate(String name, String style, ToDoubleFunction<Bin> count) {
        Object[] values = new Object[bins.size()];
        for (int i = 0; i < values.length; i++) {
            double seconds = Math.min(binSeconds, Math.max(lastSeconds - i * binSeconds, binSeconds / 10));
            values[i] = number(count.applyAsDouble(bins.get(i)) / seconds);
        }
        return Map.of("name", name, "style", style, "values", values);
    }

    private Map<String, Object> series(String name, String style, Function<Bin, OptionalDouble> value) {
        return Map.of(
                "name",
                name,
                "style",
                style,
                "values",
                bins.stream().map(bin -> orNull(value.apply(bin))).toArray());
    }

    private static Map<String, Object> chart(
            String id, String title, String unit, List<Map<String, Object>> series, List<Map<String, Object>> limits) {
        return Map.of("id", id, "title", title, "unit", unit, "series", series, "limits", limits);
    }

    private static @Nullable Number orNull(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : null;
    }

    /** Rounded to as many digits as a chart can show, to keep the page small. */
    static Number number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(Math.abs(value) < 1 ? 2 * DECIMALS : DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
