package io.github.wingload.artefact;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.StageResult;
import io.github.wingload.result.CacheSplit;
import io.github.wingload.result.Endpoint;
import io.github.wingload.result.ItemCounts;
import io.github.wingload.result.MutationCounts;
import io.github.wingload.result.TaskResult;
import io.github.wingload.result.Window;
import io.github.wingload.stats.Durations;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code report.json}: the analysis of a run, for programs; written, and read back.
 *
 * <p>The analysis read back equals the one that was written, except for the values of secret headers.
 */
public final class ReportJson {

    private static final int SCHEMA_VERSION = 2;

    private ReportJson() {}

    /** The file, in UTF-8. */
    public static byte[] bytes(Analysis report) {
        return ArtefactJson.bytes(fields(report));
    }

    /**
     * Reads a report.
     *
     * @throws UnreadableRunException if the file cannot be read, is not a {@code report.json}, or has another schema version
     */
    public static Analysis read(Path file) throws UnreadableRunException {
        return ArtefactJson.read(file, "report.json", SCHEMA_VERSION, Analysis.class);
    }

    private static Map<String, Object> fields(Analysis report) {
        Window window = report.window();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("schema_version", SCHEMA_VERSION);
        fields.put("judgement", report.judgement());
        fields.put("time", report.time());
        fields.put("window", window);
        fields.put("offered_per_hour", window.perHour(report.aggregated().intended()));
        fields.put(
                "requests_per_hour", window.deliveredPerHour(report.aggregated().requests()));
        fields.put(
                "ok_per_hour",
                window.okPerHour(
                        report.aggregated().ok().count(), report.aggregated().requests()));
        report.targetPerHour().ifPresent(target -> fields.put("target_per_hour", target));
        report.targetAchievementPercent().ifPresent(percent -> fields.put("target_achievement_percent", percent));
        fields.put("aggregated", CallStatsJson.fields(report.aggregated(), window.seconds()));
        fields.put(
                "tasks",
                report.tasks().stream()
                        .map(row -> CallStatsJson.task(row.method(), row.name(), row.stats(), window.seconds()))
                        .toList());
        fields.put("endpoints", Endpoint.of(report));
        CacheSplit.of(report).ifPresent(cache -> fields.put("cache", cache));
        ItemCounts.of(report).ifPresent(items -> fields.put("items", items));
        MutationCounts.of(report).ifPresent(mutations -> fields.put("mutations", mutations));
        fields.put("stages", report.stages().stream().map(ReportJson::stage).toList());
        report.warmUp().ifPresent(calls -> fields.put("warm_up", CallStatsJson.fields(calls, window.startSeconds())));
        fields.put("estimates", report.estimates());
        fields.put("distribution", report.distribution());
        fields.put("what_if", report.whatIf());
        fields.put("all_calls", report.allCalls());
        report.firstOk().ifPresent(first -> fields.put("first_ok", first));
        fields.put("payload", report.payload());
        report.timeBreakdown().ifPresent(breakdown -> fields.put("time_breakdown", breakdown));
        report.streams().ifPresent(streams -> fields.put("streams", streams));
        report.attribution().ifPresent(attribution -> fields.put("attribution", attribution));
        fields.put("failures", report.failures());
        fields.put("littles_law", report.littlesLaw());
        report.replayed().ifPresent(sent -> fields.put("replayed", sent));
        report.comparison().ifPresent(comparison -> fields.put("comparison", comparison));
        fields.put("generator", report.generator());
        report.ownDelays().ifPresent(delays -> fields.put("own_delays", delays));
        fields.put("server", report.server());
        fields.put("remarks", report.remarks());
        fields.put("run", RunJson.fields(report.result()));
        return fields;
    }

    private static Map<String, Object> stage(StageResult stage) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", stage.name());
        fields.put("window", stage.window());
        fields.put("peak_per_second", stage.peakPerSecond());
        fields.putAll(CallStatsJson.fields(stage.aggregated(), stage.window().seconds()));
        return fields;
    }

    /** The fields of a task's row that are read back. */
    record TaskRow(
            String method,
            String name,
            CallStatsJson.Counts figures,
            Map<String, Durations> recorded,
            Optional<List<CallStatsJson.Part>> byMutation) {

        TaskResult result() {
            return new TaskResult(method, name, new CallStatsJson(figures, recorded, byMutation).stats());
        }
    }

    /** The fields of a stage's row that are read back. */
    record StageRow(
            String name,
            Window window,
            long peakPerSecond,
            CallStatsJson.Counts figures,
            Map<String, Durations> recorded,
            Optional<List<CallStatsJson.Part>> byMutation) {

        StageResult result() {
            return new StageResult(
                    name, window, new CallStatsJson(figures, recorded, byMutation).stats(), peakPerSecond);
        }
    }
}
