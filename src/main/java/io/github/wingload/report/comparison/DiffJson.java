package io.github.wingload.report.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.wingload.diff.Aspect;
import io.github.wingload.diff.Change;
import io.github.wingload.diff.ComparedRow;
import io.github.wingload.diff.ComparedRun;
import io.github.wingload.diff.Comparison;
import io.github.wingload.diff.FailureChange;
import io.github.wingload.diff.Metric;
import io.github.wingload.diff.Metric.Scale;
import io.github.wingload.diff.RowName;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.diff.Side;
import io.github.wingload.diff.Word;
import io.github.wingload.diff.Yardstick;
import io.github.wingload.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A comparison for programs. Names are in snake case; a bound that there is not is left out. A change has {@code percent} or
 * {@code points}, never both.
 */
public final class DiffJson {

    private static final int SCHEMA_VERSION = 1;
    private static final double PERCENT = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private DiffJson() {}

    /** The document, ending in a line end. */
    public static String of(RunDiff diff) {
        Yardstick yardstick = diff.yardstick();
        Document document = new Document(
                SCHEMA_VERSION,
                diff.overall().words(),
                diff.overall().exitCode(),
                names(diff.a()),
                names(diff.b()),
                diff.unlike(),
                diff.configuration().stream().map(DiffJson::lower).toList(),
                figures(diff.primary(), yardstick),
                figures(diff.aggregated(), yardstick),
                diff.rows().stream().map(row -> row(row, yardstick)).toList(),
                diff.onlyInA().stream().map(DiffJson::name).toList(),
                diff.onlyInB().stream().map(DiffJson::name).toList(),
                diff.failures().stream().map(DiffJson::failure).toList(),
                noise(diff),
                DiffNotes.of(diff));
        return MAPPER.writeValueAsString(document) + "\n";
    }

    private record Document(
            int schemaVersion,
            String verdict,
            int exitCode,
            List<String> a,
            List<String> b,
            List<String> unlike,
            List<String> configurationDiffersIn,
            List<Figure> primary,
            List<Figure> aggregated,
            List<Row> rows,
            List<String> onlyInA,
            List<String> onlyInB,
            List<Failure> failures,
            List<Noise> noise,
            List<String> notes) {}

    private record Figure(
            String figure,
            OptionalDouble a,
            OptionalDouble b,
            OptionalDouble percent,
            OptionalDouble points,
            OptionalDouble low,
            OptionalDouble high,
            double confidence,
            boolean shortRun,
            Optional<String> finding) {}

    private record Row(String a, String b, List<Figure> figures) {}

    private record Noise(
            String figure,
            OptionalDouble spreadPercent,
            OptionalDouble spreadPoints,
            double bandLow,
            double bandHigh,
            int degreesOfFreedom) {}

    private record Failure(String failureClass, long a, long b, String finding) {}

    private static List<String> names(Side side) {
        return side.runs().stream().map(ComparedRun::name).toList();
    }

    private static String name(RowName row) {
        return row.method() + " " + row.name();
    }

    private static String lower(Aspect aspect) {
        return aspect.name().toLowerCase(Locale.ROOT);
    }

    private static Row row(ComparedRow row, Yardstick yardstick) {
        return new Row(name(row.a()), name(row.b()), figures(row.comparisons(), yardstick));
    }

    /** Of the figures that decide, where a side has replicates. */
    private static List<Noise> noise(RunDiff diff) {
        List<Noise> noise = new ArrayList<>();
        for (Comparison decides : diff.primary()) {
            Metric metric = decides.metric();
            diff.noise(metric).ifPresent(band -> {
                OptionalDouble spread = OptionalDouble.of(band.spread());
                boolean points = metric.scale() == Scale.POINTS;
                noise.add(new Noise(
                        ChangeText.name(metric, diff.yardstick()),
                        points ? OptionalDouble.empty() : spread,
                        points ? spread : OptionalDouble.empty(),
                        band.changes().low(),
                        band.changes().high(),
                        band.freedom()));
            });
        }
        return noise;
    }

    private static Failure failure(FailureChange change) {
        return new Failure(
                change.failureClass().label(),
                change.countA(),
                change.countB(),
                change.course().name().toLowerCase(Locale.ROOT));
    }

    private static List<Figure> figures(List<Comparison> comparisons, Yardstick yardstick) {
        return comparisons.stream()
                .map(comparison -> figure(comparison, yardstick))
                .toList();
    }

    private static Figure figure(Comparison comparison, Yardstick yardstick) {
        Metric metric = comparison.metric();
        boolean points = metric.scale() == Scale.POINTS;
        Optional<Change> change = comparison.change();
        Optional<Interval> interval = points
                ? change.map(Change::difference)
                : change.flatMap(Change::ratio).map(DiffJson::percent);
        return new Figure(
                ChangeText.name(metric, yardstick),
                finite(comparison.a().orElse(Double.NaN)),
                finite(comparison.b().orElse(Double.NaN)),
                points
                        ? OptionalDouble.empty()
                        : finite(change.filter(known -> Double.isFinite(known.a()))
                                .map(known -> percent(known.b() / known.a()))
                                .orElse(Double.NaN)),
                points ? finite(change.map(known -> known.b() - known.a()).orElse(Double.NaN)) : OptionalDouble.empty(),
                finite(interval.map(Interval::low).orElse(Double.NaN)),
                finite(interval.map(Interval::high).orElse(Double.NaN)),
                comparison.confidence(),
                change.map(Change::shortRun).orElse(false),
                comparison.word().map(Word::words));
    }

    private static Interval percent(Interval ratio) {
        double low = ratio.low() > 0 ? percent(ratio.low()) : Double.NEGATIVE_INFINITY;
        return new Interval(low, percent(ratio.high()));
    }

    private static double percent(double ratio) {
        return PERCENT * (ratio - 1);
    }

    private static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
