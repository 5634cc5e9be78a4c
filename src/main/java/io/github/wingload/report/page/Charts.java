package io.github.wingload.report.page;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.Timeline;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The charts of a run as data, which the script of the page draws: the run over time in bins, the distribution of the window.
 *
 * <p>Times are in milliseconds, rates per second. A bin without a value has {@code null}.
 */
final class Charts {

    private static final int DECIMALS = 3;

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
        DrawnRun drawn = new DrawnRun(report, timeline);
        if (drawn.ok().count() > 0) {
            fields.put(
                    "curve",
                    Map.of(
                            "series", drawn.curves(),
                            "limits",
                                    TimeCharts.limits(report.result().manifest().plan())));
            List<Map<String, Object>> distributions = new ArrayList<>();
            report.byTarget().stream()
                    .filter(target -> drawn.ok(target).count() > 0)
                    .forEach(target -> distributions.add(HeatMap.distribution(
                            target.side().map(name -> name + "-").orElse("") + "distribution",
                            "Distribution of ok calls"
                                    + target.side().map(name -> " to " + name).orElse(""),
                            "calls",
                            drawn.ok(target))));
            distributions.addAll(StreamCharts.distributions(report));
            fields.put("distributions", distributions);
        }
        return fields;
    }

    /** Rounded to as many digits as a chart can show, to keep the page small. */
    static Number number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(Math.abs(value) < 1 ? 2 * DECIMALS : DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
