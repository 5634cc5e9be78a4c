package io.github.wingload.diff;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.result.Judgement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Six published runs of one service: the first two are the same test, repeated; then the service was changed thrice. */
public final class PublishedTrend {

    private PublishedTrend() {}

    /** In the order in which they were made. Times that were not published are missing. */
    public static List<TrendRun> runs() {
        return List.of(
                run("2026-01-13T09:00:00Z", "", 78_109, 88.14, Map.of()),
                run("2026-01-20T09:00:00Z", "", 67_866, 84.72, Map.of()),
                run("2026-01-27T09:00:00Z", "replicas=5", 135_645, 93.20, times(561.7, 1829.3, 7047.8)),
                run("2026-02-05T09:00:00Z", "replicas=5", 110_508, 94.01, times(500, 2580, 8470)),
                run("2026-02-18T09:00:00Z", "replicas=15", 115_152, 99.84, times(1410, 2670, 4060)),
                run("2026-02-19T09:00:00Z", "replicas=15", 150_984, 99.79, times(430, 810, 2020)));
    }

    /** A run of this load and of a service that these labels tell of. */
    public static TrendRun run(
            String start, String label, double perHour, double successPercent, Map<Figure, Double> times) {
        MadeUpRun made = MadeUpRun.ofSeconds(3600);
        made.start = Instant.parse(start);
        made.id = made.start.toString().replaceAll("[-:]", "") + "-3fa9";
        made.labels = label.isEmpty() ? Map.of() : Map.of(label.split("=")[0], label.split("=")[1]);
        Map<Figure, Double> values = new LinkedHashMap<>(times);
        values.put(Figure.OK_PER_HOUR, (double) Math.round(perHour * successPercent / 100));
        values.put(Figure.SUCCESS_RATE, successPercent);
        Judgement.Verdict verdict = successPercent > 99 ? Judgement.Verdict.PASS : Judgement.Verdict.FAIL;
        return new TrendRun(Origin.of(made.manifest(), verdict), 3600, Math.round(perHour), values, Map.of());
    }

    /** Of ok calls, in milliseconds. */
    public static Map<Figure, Double> times(double p50, double p90, double p99) {
        return Map.of(
                Figure.percentile(50, Calls.OK),
                p50,
                Figure.percentile(90, Calls.OK),
                p90,
                Figure.percentile(99, Calls.OK),
                p99);
    }
}
