package io.github.wingload.report.page;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.OneTarget;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.Timeline;
import io.github.wingload.stats.interval.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A run that charts are drawn from.
 *
 * @param report on the run
 * @param timeline of it
 */
public record DrawnRun(Analysis report, Timeline timeline) {

    /** From a percentile to the next, the share of slower calls shrinks by this factor. */
    private static final double STEP = Math.pow(10, 0.05);

    private static final List<String> STYLES = List.of("before", "now");

    /** The times of the window's ok calls. */
    public Durations ok() {
        return report.time().of(report.timed().ok());
    }

    /** When the last call ended, in seconds from time zero. */
    public double endSeconds() {
        return report.result().load().lastCallEnd().toNanos() / 1e9;
    }

    /** {@code Response time of ok calls}. */
    public String timesOfOk() {
        return TimeCharts.timesOfOk(report.result().manifest().plan());
    }

    /** Its series over time. */
    BinSeries series() {
        return new BinSeries(timeline, endSeconds(), 0);
    }

    /**
     * The percentiles of the window's ok calls in milliseconds, denser towards the slowest, and the intervals that are known. A
     * percentile p is at 100 / (100 − p), which is how many calls there are to each slower one. There must be an ok call.
     */
    Map<String, Object> curve(String name, String style) {
        return curve(name, style, ok(), report.estimates());
    }

    private static Map<String, Object> curve(String name, String style, Durations ok, Analysis.Estimates estimates) {
        List<List<Number>> intervals = new ArrayList<>();
        interval(50, estimates.okP50Ms(), ok, intervals);
        interval(90, estimates.okP90Ms(), ok, intervals);
        interval(95, estimates.okP95Ms(), ok, intervals);
        interval(99, estimates.okP99Ms(), ok, intervals);
        return curve(name, style, ok, intervals);
    }

    /** The curve of each side of a comparison that has ok calls; in a run of one target, that of all calls. */
    List<Map<String, Object>> curves() {
        if (!report.compares()) {
            return List.of(curve("ok calls", "p90"));
        }
        List<OneTarget> sides = report.byTarget();
        return IntStream.range(0, sides.size())
                .filter(side -> ok(sides.get(side)).count() > 0)
                .mapToObj(side -> curve(
                        sides.get(side).side().orElseThrow(),
                        STYLES.get(side),
                        ok(sides.get(side)),
                        sides.get(side).estimates()))
                .toList();
    }

    /** The times of the window's ok calls to one target. */
    public Durations ok(OneTarget target) {
        return report.time().of(target.calls().timed().ok());
    }

    private static Map<String, Object> curve(String name, String style, Durations ok, List<List<Number>> intervals) {
        List<List<Number>> points = new ArrayList<>();
        double slowest = Math.max(2, ok.count());
        for (double beyond = 1; beyond < slowest; beyond *= STEP) {
            double percentile = 100 - 100 / beyond;
            points.add(List.of(Charts.number(beyond), Charts.number(ok.percentileMs(percentile))));
        }
        points.add(List.of(Charts.number(slowest), Charts.number(ok.maxMs())));
        return Map.of("name", name, "style", style, "points", points, "intervals", intervals);
    }

    private static void interval(
            double percentile, Optional<Estimate> estimate, Durations ok, List<List<Number>> intervals) {
        estimate.flatMap(Bullet::interval)
                .ifPresent(known -> intervals.add(List.of(
                        Charts.number(100 / (100 - percentile)),
                        Charts.number(Math.max(known.low(), ok.minMs())),
                        Charts.number(Math.min(known.high(), ok.maxMs())))));
    }
}
