package io.github.wingload.report.comparison;

import io.github.wingload.diff.TrendRun;
import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.plan.Figure;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.sweep.CapacitySearch;
import io.github.wingload.sweep.Level;
import io.github.wingload.sweep.ScalabilityLaw;
import io.github.wingload.sweep.Sweep;
import io.github.wingload.sweep.SweptLevel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A sweep, for programs. Names are in snake case; figures are raw, times in milliseconds, rates per second. */
public final class SweepJson {

    private static final int SCHEMA_VERSION = 1;

    private SweepJson() {}

    /** The document, ending in a line end. */
    public static String of(Sweep sweep) {
        return ComparisonJson.of(new Document(
                SCHEMA_VERSION,
                sweep.name(),
                sweep.planned(),
                sweep.levels().stream().map(SweepJson::level).toList(),
                sweep.search().map(SweepJson::capacity),
                sweep.lastWorthwhile().map(level -> level.level().text()),
                sweep.lastWorthwhile().map(any -> sweep.throughput().name()),
                sweep.kneeInFlight(),
                sweep.law()));
    }

    private record Document(
            int schemaVersion,
            String name,
            Optional<Integer> planned,
            List<Map<String, Object>> levels,
            Optional<Capacity> capacity,
            Optional<String> lastWorthwhile,
            Optional<String> lastWorthwhileBy,
            OptionalDouble kneeInFlight,
            Optional<ScalabilityLaw> scalabilityLaw) {}

    private record Capacity(
            Optional<String> holds, Optional<String> passed, Optional<String> failed, boolean undecided, String end) {}

    private record Bounds(OptionalDouble low, OptionalDouble high) {}

    /** The level, and the fields of {@link TrendRow}. */
    private static Map<String, Object> level(SweptLevel swept) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("level", swept.level().text());
        fields.put("confirms", swept.confirms());
        fields.put("directory", swept.run());
        fields.put("ok_per_second", swept.okPerSecond());
        fields.put("in_flight", swept.inFlight());
        fields.put("replicas", swept.replicas());
        fields.put("tokens_per_answer", swept.answerTokens());
        fields.put("repeated_percent", swept.repeatedPercent());
        fields.put("reason", ReasonText.of(swept.reason()).reason());
        TrendRun run = TrendRun.of(swept.analysis());
        List<Figure> figures = TrendRun.ofLevels(List.of(run));
        fields.putAll(TrendRow.of(run, figures));
        fields.put("intervals", intervals(SweepReport.intervals(swept, figures)));
        fields.put("verdict", swept.verdict().name());
        fields.put("steady", swept.unsteady().isEmpty());
        fields.values().removeIf(OptionalDouble.empty()::equals);
        return fields;
    }

    /** Of 95 %, by the names of the figures; an end that is not known is absent. */
    private static Map<String, Bounds> intervals(Map<Figure, Interval> known) {
        Map<String, Bounds> byName = new LinkedHashMap<>();
        known.forEach((figure, interval) -> byName.put(
                figure.column(),
                new Bounds(
                        ComparisonJson.finite(OptionalDouble.of(interval.low())),
                        ComparisonJson.finite(OptionalDouble.of(interval.high())))));
        return byName;
    }

    private static Capacity capacity(CapacitySearch.Result found) {
        return new Capacity(
                found.holds().map(Level::text),
                found.good().map(Level::text),
                found.bad().map(Level::text),
                found.undecided(),
                found.end().map(end -> end.name().toLowerCase(Locale.ROOT)).orElse("not_finished"));
    }
}
