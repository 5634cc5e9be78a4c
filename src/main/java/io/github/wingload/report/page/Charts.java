package io.github.wingload.report.page;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.Timeline;
import io.github.wingload.stats.interval.Estimate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The charts of a run as data, which the script of the page draws: the run over time in bins, the distribution of the window.
 *
 * <p>Times are in milliseconds, rates per second. A bin without a value has {@code null}.
 */
final class Charts {

    private static final int DECIMALS = 3;

    /** From a percentile to the next, the share of slower calls shrinks by this factor. */
    private static final double STEP = Math.pow(10, 0.05);

    private Charts() {}

    /** The fields of the page's data; empty if no call ended. */
    static Map<String, Object> of(Analysis report, Timeline timeline) {
        if (timeline.bins().isEmpty()) {
            return Map.of();
        }
        RunResult run = report.result();
        double lastSeconds = run.load().lastCallEnd().toNanos() / 1e9;
        Map<String, Object> fields = new LinkedHashMap<>(new TimeCharts(run, timeline, lastSeconds, 0).fields());
        fields.putAll(ofAnalysis(report, timeline));
        return fields;
    }

    /** The fields that need an analysis: what is marked over time, and the distributions. */
    static Map<String, Object> ofAnalysis(Analysis report, Timeline timeline) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("zones", Zones.of(report, timeline.bins(), timeline.binSeconds()));
        fields.put("moments", Zones.moments(report));
        HeatMap.of(timeline.bins(), timeline.binSeconds()).ifPresent(heat -> fields.put("heat", heat));
        Durations ok = report.time().of(report.timed().ok());
        if (ok.count() > 0) {
            fields.put("curve", curve(report, ok));
            fields.put("distribution", HeatMap.distribution(ok.histogram()));
        }
        return fields;
    }

    /** The percentiles of the window's ok calls, denser towards the slowest, and the intervals that are known. */
    private static Map<String, Object> curve(Analysis report, Durations ok) {
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
        return Map.of(
                "points",
                points,
                "intervals",
                intervals,
                "limits",
                TimeCharts.limits(report.result().manifest().plan()));
    }

    private static void interval(
            double percentile, Optional<Estimate> estimate, Durations ok, List<List<Number>> intervals) {
        estimate.flatMap(Bullet::interval)
                .ifPresent(known -> intervals.add(List.of(
                        number(100 / (100 - percentile)),
                        number(Math.max(known.low(), ok.minMs())),
                        number(Math.min(known.high(), ok.maxMs())))));
    }

    /** Rounded to as many digits as a chart can show, to keep the page small. */
    static Number number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(Math.abs(value) < 1 ? 2 * DECIMALS : DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
