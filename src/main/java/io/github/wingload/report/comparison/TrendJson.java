package io.github.wingload.report.comparison;

import io.github.wingload.diff.Aspect;
import io.github.wingload.diff.FigureStep;
import io.github.wingload.diff.TrendRun;
import io.github.wingload.diff.TrendSeries;
import io.github.wingload.diff.TrendStep;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Runs over time, for programs. Names are in snake case, figures are raw; a change has either {@code percent} or
 * {@code points}.
 */
public final class TrendJson {

    private static final int SCHEMA_VERSION = 1;

    private TrendJson() {}

    /** The document, ending in a line end. */
    public static String of(List<TrendSeries> trend) {
        Document document = new Document(
                SCHEMA_VERSION, trend.stream().map(TrendJson::series).toList());
        return ComparisonJson.of(document);
    }

    private record Document(int schemaVersion, List<Series> series) {}

    private record Series(String name, List<Map<String, Object>> runs, List<NoiseJson> noise) {}

    private record Step(String from, boolean comparable, List<String> changed, List<Change> figures) {}

    private record Change(
            String figure, OptionalDouble percent, OptionalDouble points, OptionalDouble shift, String finding) {}

    private static Series series(TrendSeries series) {
        return new Series(
                series.name(),
                series.runs().stream().map(run -> run(series, run)).toList(),
                series.figures().stream()
                        .flatMap(figure -> Stream.ofNullable(series.bands().get(figure))
                                .map(band -> NoiseJson.of(figure.brief(), figure, band)))
                        .toList());
    }

    /** The fields of {@link TrendRow}, the labels, and the step that leads to the run. */
    private static Map<String, Object> run(TrendSeries series, TrendRun run) {
        Map<String, Object> fields = TrendRow.of(run, series.figures());
        fields.values().removeIf(OptionalDouble.empty()::equals);
        fields.put("labels", run.origin().labels());
        series.stepTo(run).ifPresent(step -> fields.put("step", step(step)));
        return fields;
    }

    private static Step step(TrendStep step) {
        return new Step(
                step.from().origin().id(),
                step.comparable(),
                step.differing().stream().map(TrendJson::lower).toList(),
                step.figures().stream().map(TrendJson::change).toList());
    }

    private static Change change(FigureStep step) {
        boolean points = step.figure().inPoints();
        OptionalDouble size = OptionalDouble.of(step.change());
        return new Change(
                step.figure().brief(),
                points ? OptionalDouble.empty() : size,
                points ? size : OptionalDouble.empty(),
                step.shift(),
                step.finding().name().toLowerCase(Locale.ROOT));
    }

    private static String lower(Aspect aspect) {
        return aspect.name().toLowerCase(Locale.ROOT);
    }
}
