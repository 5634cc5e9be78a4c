package io.github.wingload.report.comparison;

import io.github.wingload.diff.Aspect;
import io.github.wingload.diff.ComparedRow;
import io.github.wingload.diff.ComparedRun;
import io.github.wingload.diff.ComparedRuns;
import io.github.wingload.diff.Comparison;
import io.github.wingload.diff.Comparison.Finding;
import io.github.wingload.diff.FailureChange;
import io.github.wingload.diff.RowName;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.plan.Figure;
import io.github.wingload.stats.interval.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A comparison for programs. Names are in snake case; a bound that does not exist is left out. A change has either
 * {@code percent} or {@code points}; {@code low}, {@code high} and {@code smallest}, the smallest change that the runs could show,
 * have the same unit.
 */
public final class DiffJson {

    private static final int SCHEMA_VERSION = 1;

    private DiffJson() {}

    /** The document, ending in a line end. */
    public static String of(RunDiff diff) {
        Document document = new Document(
                SCHEMA_VERSION,
                diff.overall().words(),
                diff.overall().exitCode(),
                names(diff.a()),
                names(diff.b()),
                diff.unlike(),
                diff.configuration().stream().map(DiffJson::lower).toList(),
                figures(diff.primary()),
                figures(diff.aggregated()),
                diff.rows().stream().map(DiffJson::row).toList(),
                diff.onlyInA().stream().map(DiffJson::name).toList(),
                diff.onlyInB().stream().map(DiffJson::name).toList(),
                diff.failures().stream().map(DiffJson::failure).toList(),
                noise(diff),
                DiffNotes.of(diff));
        return ComparisonJson.of(document);
    }

    private record Document(
            int schemaVersion,
            String verdict,
            int exitCode,
            List<String> a,
            List<String> b,
            List<String> unlike,
            List<String> configurationDiffersIn,
            List<Compared> primary,
            List<Compared> aggregated,
            List<Row> rows,
            List<String> onlyInA,
            List<String> onlyInB,
            List<Failure> failures,
            List<NoiseJson> noise,
            List<String> notes) {}

    private record Compared(
            String figure,
            OptionalDouble a,
            OptionalDouble b,
            OptionalDouble percent,
            OptionalDouble points,
            OptionalDouble low,
            OptionalDouble high,
            OptionalDouble smallest,
            double confidence,
            boolean independent,
            Optional<String> finding) {}

    private record Row(String a, String b, List<Compared> figures) {}

    private record Failure(String failureClass, long a, long b, String finding) {}

    private static List<String> names(ComparedRuns side) {
        return side.runs().stream().map(ComparedRun::name).toList();
    }

    private static String name(RowName row) {
        return row.method() + " " + row.name();
    }

    private static String lower(Aspect aspect) {
        return aspect.name().toLowerCase(Locale.ROOT);
    }

    private static Row row(ComparedRow row) {
        return new Row(name(row.a()), name(row.b()), figures(row.comparisons()));
    }

    /** Of the figures that decide, where a side has replicates. */
    private static List<NoiseJson> noise(RunDiff diff) {
        List<NoiseJson> noise = new ArrayList<>();
        for (Comparison decides : diff.primary()) {
            Figure figure = decides.figure();
            diff.noise(figure).ifPresent(band -> noise.add(NoiseJson.of(figure.label(), figure, band)));
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

    private static List<Compared> figures(List<Comparison> comparisons) {
        return comparisons.stream().map(DiffJson::compared).toList();
    }

    private static Compared compared(Comparison comparison) {
        boolean points = comparison.figure().inPoints();
        Optional<Interval> interval = comparison.interval();
        return new Compared(
                comparison.figure().label(),
                ComparisonJson.finite(comparison.a()),
                ComparisonJson.finite(comparison.b()),
                points ? OptionalDouble.empty() : comparison.size(),
                points ? comparison.size() : OptionalDouble.empty(),
                bound(interval.map(Interval::low)),
                bound(interval.map(Interval::high)),
                comparison.smallest(),
                comparison.confidence(),
                comparison.independent(),
                comparison.finding().map(Finding::words));
    }

    private static OptionalDouble bound(Optional<Double> bound) {
        return bound.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .findFirst();
    }
}
