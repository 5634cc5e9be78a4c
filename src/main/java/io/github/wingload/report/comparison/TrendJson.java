package io.github.wingload.report.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.wingload.diff.Aspect;
import io.github.wingload.diff.FigureStep;
import io.github.wingload.diff.NoiseBand;
import io.github.wingload.diff.Trend;
import io.github.wingload.diff.TrendRun;
import io.github.wingload.diff.TrendSeries;
import io.github.wingload.diff.TrendStep;
import io.github.wingload.plan.Figure;
import io.github.wingload.report.words.LoadWords;
import io.github.wingload.result.Manifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs over time, for programs. Names are in snake case, figures are raw; a change has either {@code percent} or
 * {@code points}.
 */
public final class TrendJson {

    private static final int SCHEMA_VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private TrendJson() {}

    /** The document, ending in a line end. */
    public static String of(Trend trend) {
        Document document = new Document(
                SCHEMA_VERSION, trend.series().stream().map(TrendJson::series).toList());
        return MAPPER.writeValueAsString(document) + "\n";
    }

    private record Document(int schemaVersion, List<Series> series) {}

    private record Series(String name, List<Run> runs, List<NoiseJson> noise) {}

    private record Run(
            String run,
            String start,
            String load,
            String target,
            long seed,
            double seconds,
            long requests,
            OptionalDouble requestsPerHour,
            OptionalDouble successPercent,
            OptionalDouble p50Ms,
            OptionalDouble p90Ms,
            OptionalDouble p99Ms,
            String verdict,
            Map<String, String> labels,
            Optional<Step> step) {}

    private record Step(String from, boolean comparable, List<String> changed, List<Change> figures) {}

    private record Change(
            String figure,
            OptionalDouble percent,
            OptionalDouble points,
            OptionalDouble bandLow,
            OptionalDouble bandHigh,
            String finding) {}

    private static Series series(TrendSeries series) {
        Map<Figure, NoiseBand> bands = new LinkedHashMap<>();
        Figure.TREND.stream()
                .filter(series.bands()::containsKey)
                .forEach(figure -> bands.put(figure, series.bands().get(figure)));
        return new Series(
                series.name(),
                series.runs().stream().map(run -> run(series, run)).toList(),
                bands.entrySet().stream()
                        .map(band -> NoiseJson.of(band.getKey().brief(), band.getKey(), band.getValue()))
                        .toList());
    }

    private static Run run(TrendSeries series, TrendRun run) {
        Manifest manifest = run.manifest();
        return new Run(
                manifest.id(),
                manifest.start().toString(),
                LoadWords.of(manifest.plan()),
                ConfigurationChanges.target(manifest),
                manifest.plan().seed(),
                run.seconds(),
                run.requests(),
                run.value(Figure.TREND.get(0)),
                run.value(Figure.TREND.get(1)),
                run.value(Figure.TREND.get(2)),
                run.value(Figure.TREND.get(3)),
                run.value(Figure.TREND.get(4)),
                run.judgement().verdict().name(),
                manifest.plan().reporting().labels(),
                series.stepTo(run).map(TrendJson::step));
    }

    private static Step step(TrendStep step) {
        return new Step(
                step.from().manifest().id(),
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
                bound(step.band().map(band -> band.changes().low())),
                bound(step.band().map(band -> band.changes().high())),
                step.finding().name().toLowerCase(Locale.ROOT));
    }

    private static OptionalDouble bound(Optional<Double> bound) {
        return bound.isPresent() ? OptionalDouble.of(bound.get()) : OptionalDouble.empty();
    }

    private static String lower(Aspect aspect) {
        return aspect.name().toLowerCase(Locale.ROOT);
    }
}
