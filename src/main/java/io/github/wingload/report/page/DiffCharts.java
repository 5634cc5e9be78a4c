package io.github.wingload.report.page;

import io.github.wingload.diff.RunDiff;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.stats.Timeline.Bin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The charts of a comparison as data: the runs of both sides over each other, each from its own time zero. */
final class DiffCharts {

    private static final double[] PERCENTILES = {50, 90, 99};

    private final RunDiff diff;
    private final List<Named> runs;

    /**
     * A run of a side.
     *
     * @param name {@code A}, or {@code A 2} of several
     * @param style {@code before} or {@code now}
     */
    private record Named(String name, String style, DrawnRun run) {

        Named widened(double seconds) {
            return new Named(
                    name, style, new DrawnRun(run.report(), run.timeline().widened(seconds)));
        }
    }

    private DiffCharts(RunDiff diff, List<Named> runs) {
        this.diff = diff;
        this.runs = runs;
    }

    /**
     * The fields of the page's data; empty if no run has calls. Bins of all runs become as long as the longest.
     *
     * @param a runs of side A that charts can be drawn from
     * @param b of side B
     */
    static Map<String, Object> of(RunDiff diff, List<DrawnRun> a, List<DrawnRun> b) {
        List<Named> runs = Stream.concat(named("A", a), named("B", b))
                .filter(named -> !named.run().timeline().bins().isEmpty())
                .toList();
        double binSeconds = runs.stream()
                .mapToDouble(named -> named.run().timeline().binSeconds())
                .max()
                .orElse(0);
        return runs.isEmpty()
                ? Map.of()
                : new DiffCharts(
                                diff,
                                runs.stream()
                                        .map(named -> named.widened(binSeconds))
                                        .toList())
                        .fields();
    }

    private static Stream<Named> named(String side, List<DrawnRun> runs) {
        return IntStream.range(0, runs.size())
                .mapToObj(i -> new Named(
                        runs.size() > 1 ? side + " " + (i + 1) : side,
                        side.equals("A") ? "before" : "now",
                        runs.get(i)));
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("bin", runs.get(0).run().timeline().binSeconds());
        fields.put(
                "bins",
                runs.stream()
                        .mapToInt(named -> named.run().timeline().bins().size())
                        .max()
                        .orElseThrow());
        fields.put(
                "end",
                Charts.number(runs.stream()
                        .mapToDouble(named -> named.run().series().axisEndSeconds())
                        .max()
                        .orElseThrow()));
        fields.put("zones", zones());
        fields.put("moments", List.of());
        fields.put("time", timeCharts());
        List<Map<String, Object>> curves = curves();
        if (!curves.isEmpty()) {
            fields.put("curve", Map.of("series", curves, "limits", List.of(), "matters", mattersPercent()));
        }
        return fields;
    }

    /** Warm-up and stages, if all runs have the same. */
    private List<Map<String, Object>> zones() {
        DrawnRun last = runs.get(runs.size() - 1).run();
        boolean same = runs.stream()
                        .map(named ->
                                named.run().report().result().manifest().plan().load())
                        .distinct()
                        .count()
                == 1;
        return same ? Zones.planned(last.report()) : List.of();
    }

    private List<Map<String, Object>> timeCharts() {
        List<Map<String, Object>> charts = new ArrayList<>();
        charts.add(chart(
                "delivered",
                "Delivered rate",
                "/s",
                (run, named) -> run.rate(named.name(), named.style(), Bin::ended)));
        if (runs.stream()
                .flatMap(named -> named.run().timeline().bins().stream())
                .anyMatch(bin -> bin.failed() > 0)) {
            charts.add(chart(
                    "failed", "Failed", "/s", (run, named) -> run.rate(named.name(), named.style(), Bin::failed)));
        }
        List<Object[][]> percentiles = runs.stream()
                .map(named -> named.run().series().percentiles(Quantity.DURATION, PERCENTILES))
                .toList();
        for (int i = 0; i < PERCENTILES.length; i++) {
            int number = i;
            String name = Figure.percentile(PERCENTILES[i], Calls.OK).name();
            charts.add(TimeCharts.chart(
                    name,
                    name + ": "
                            + TimeCharts.timesOfOk(runs.get(0)
                                            .run()
                                            .report()
                                            .result()
                                            .manifest()
                                            .plan())
                                    .toLowerCase(Locale.ROOT),
                    "ms",
                    IntStream.range(0, runs.size())
                            .mapToObj(run -> BinSeries.of(
                                    runs.get(run).name(),
                                    runs.get(run).style(),
                                    percentiles.get(run)[number]))
                            .toList(),
                    List.of()));
        }
        charts.add(chart(
                "load", "In flight", "", (run, named) -> run.rate(named.name(), named.style(), Bin::busySeconds)));
        return charts;
    }

    private Map<String, Object> chart(
            String id, String title, String unit, BiFunction<BinSeries, Named, Map<String, Object>> series) {
        return TimeCharts.chart(
                id,
                title,
                unit,
                runs.stream()
                        .map(named -> series.apply(named.run().series(), named))
                        .toList(),
                List.of());
    }

    private List<Map<String, Object>> curves() {
        return runs.stream()
                .filter(named -> named.run().ok().count() > 0)
                .map(named -> named.run().curve(named.name(), named.style()))
                .toList();
    }

    /** The size from which a change of a time matters, in percent. */
    private Number mattersPercent() {
        return Charts.number(diff.aggregated().stream()
                .filter(known -> known.figure() instanceof Figure.Percentile)
                .mapToDouble(known -> known.matters())
                .min()
                .orElse(0));
    }
}
