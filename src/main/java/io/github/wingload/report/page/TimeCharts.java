package io.github.wingload.report.page;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.Timeline;
import io.github.wingload.stats.Timeline.Bin;
import io.github.wingload.text.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The charts of a run over time as data: series with a value for each bin, from one bin on.
 *
 * <p>Times are in milliseconds, rates per second. A bin without a value has {@code null}.
 */
final class TimeCharts {

    private static final double[] PERCENTILES = {50, 90, 99};
    private static final int MOST_CLASSES = 5;

    private final RunResult run;
    private final Plan plan;
    private final List<Bin> bins;
    private final BinSeries drawn;

    /**
     * @param run its plan and its load
     * @param endSeconds where the time axis ends, from time zero
     * @param from the first bin whose values are wanted
     */
    TimeCharts(RunResult run, Timeline timeline, double endSeconds, int from) {
        this.run = run;
        this.plan = run.manifest().plan();
        this.bins = timeline.bins();
        this.drawn = new BinSeries(timeline, endSeconds, from);
    }

    /** When the run started, the bins, and the charts. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("start", run.manifest().start().toEpochMilli());
        fields.put("bin", drawn.binSeconds());
        fields.put("bins", bins.size());
        fields.put("end", Charts.number(drawn.axisEndSeconds()));
        fields.put("time", charts());
        return fields;
    }

    /** The charts and series without their values. */
    List<?> layout() {
        return charts().stream()
                .map(chart -> List.of(
                        Optional.ofNullable(chart.get("title")).orElseThrow(),
                        ((List<?>) Optional.ofNullable(chart.get("series")).orElseThrow())
                                .stream()
                                        .map(series -> Optional.ofNullable(((Map<?, ?>) series).get("name"))
                                                .orElseThrow())
                                        .toList()))
                .toList();
    }

    private List<Map<String, Object>> charts() {
        List<Map<String, Object>> charts = new ArrayList<>();
        charts.add(chart("rates", "Rate", "/s", rates(), List.of()));
        charts.add(chart("times", timesOfOk(plan), "ms", percentiles(Quantity.DURATION), limits(plan)));
        for (Quantity quantity : List.of(Quantity.TIME_TO_FIRST_TOKEN, Quantity.TIME_TO_FIRST_OUTPUT)) {
            charts.add(chart(
                    quantity.label(),
                    StreamCharts.title(quantity),
                    "ms",
                    shows(quantity) ? percentiles(quantity) : List.of(),
                    limits(plan, percentilesOf(quantity))));
        }
        charts.add(chart(
                "tokens",
                "Output tokens a second",
                "/s",
                tokens(),
                limits(plan, Figure.OUTPUT_TOKENS_PER_SECOND::equals)));
        charts.add(chart("load", plan.load().open() ? "In flight" : "Users and in flight", "", load(), List.of()));
        charts.add(chart("failures", "Failures by class", "/s", failures(), List.of()));
        for (ServerFigure figure : figures()) {
            charts.add(chart(
                    "server",
                    figure.name(),
                    figure.unit(),
                    List.of(drawn.value(figure.name(), "server", bin -> bin.observed(figure.name()))),
                    List.of()));
        }
        charts.removeIf(
                chart -> ((List<?>) Optional.ofNullable(chart.get("series")).orElseThrow()).isEmpty());
        return charts;
    }

    /** {@code Response time of ok calls}. */
    static String timesOfOk(Plan plan) {
        return Phrase.capitalized(HeadlineTime.of(plan.load()).words()) + " of ok calls";
    }

    private List<ServerFigure> figures() {
        return plan.observe().stream()
                .flatMap(observation -> observation.figures().stream())
                .filter(figure -> bins.stream()
                        .anyMatch(bin -> bin.observed(figure.name()).isPresent()))
                .toList();
    }

    private List<Map<String, Object>> rates() {
        List<Map<String, Object>> rates = new ArrayList<>();
        if (bins.stream().anyMatch(bin -> bin.offered() > 0)) {
            rates.add(drawn.offered(run.load().loadDuration()));
        }
        if (bins.stream().anyMatch(bin -> bin.ended() > 0)) {
            rates.add(drawn.rate("delivered", "delivered", Bin::ended));
            rates.add(drawn.rate("ok", "ok", Bin::ok));
        }
        return rates;
    }

    /** The first output is the first token, unless the answer begins with reasoning. */
    private boolean shows(Quantity quantity) {
        return quantity != Quantity.TIME_TO_FIRST_OUTPUT || bins.stream().anyMatch(Bin::reasoned);
    }

    /** Without any in a comparison, as below. */
    private List<Map<String, Object>> tokens() {
        return !plan.compares() && bins.stream().anyMatch(bin -> bin.tokens() > 0)
                ? List.of(drawn.rate(Figure.OUTPUT_TOKENS_PER_SECOND.name(), "delivered", Bin::tokens))
                : List.of();
    }

    /** Without any in a comparison, because a bin has the calls to both sides together. */
    private List<Map<String, Object>> percentiles(Quantity quantity) {
        if (plan.compares() || bins.stream().noneMatch(bin -> bin.has(quantity))) {
            return List.of();
        }
        Object[][] values = drawn.percentiles(quantity, PERCENTILES);
        return IntStream.range(0, PERCENTILES.length)
                .mapToObj(i -> {
                    String name = Figure.percentile(PERCENTILES[i], Calls.OK).name();
                    return BinSeries.of(name, name, values[i]);
                })
                .toList();
    }

    private List<Map<String, Object>> load() {
        List<Map<String, Object>> load = new ArrayList<>();
        if (bins.stream().anyMatch(bin -> bin.users().isPresent())) {
            load.add(drawn.value("users", "users", Bin::users));
        }
        if (bins.stream().anyMatch(bin -> bin.busySeconds() > 0)) {
            load.add(drawn.rate("in flight", "inflight", Bin::busySeconds));
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
            series.add(drawn.rate(
                    failed.label(),
                    "failure" + (series.size() + 1),
                    bin -> bin.failures().getOrDefault(failed, 0L)));
        }
        Function<Bin, Long> others = bin -> bin.failed()
                - most.stream()
                        .mapToLong(failed -> bin.failures().getOrDefault(failed, 0L))
                        .sum();
        if (bins.stream().anyMatch(bin -> others.apply(bin) > 0)) {
            series.add(drawn.rate(most.isEmpty() ? "failed" : "other", "failure" + (series.size() + 1), others::apply));
        }
        return series;
    }

    /** The limits on percentiles of ok calls, and the deadline. */
    static List<Map<String, Object>> limits(Plan plan) {
        List<Map<String, Object>> limits = new ArrayList<>(limits(plan, percentilesOf(Quantity.DURATION)));
        double deadlineMs = plan.deadline().toNanos() / 1e6;
        limits.add(Map.of("value", deadlineMs, "name", "deadline", "style", "deadline"));
        return limits;
    }

    /** The limits on these figures of the whole window. */
    private static List<Map<String, Object>> limits(Plan plan, Predicate<Figure> figures) {
        return plan.thresholds().stream()
                .filter(Tile::whole)
                .filter(rule -> figures.test(rule.figure()))
                .map(rule -> Map.<String, Object>of(
                        "value", rule.limit(), "name", rule.figure().name() + " limit", "style", "limit"))
                .toList();
    }

    private static Predicate<Figure> percentilesOf(Quantity quantity) {
        Times times = new Times(quantity, Calls.OK);
        return figure -> figure instanceof Figure.Percentile percentile
                && percentile.times().equals(times);
    }

    static Map<String, Object> chart(
            String id, String title, String unit, List<Map<String, Object>> series, List<Map<String, Object>> limits) {
        return Map.of("id", id, "title", title, "unit", unit, "series", series, "limits", limits);
    }
}
