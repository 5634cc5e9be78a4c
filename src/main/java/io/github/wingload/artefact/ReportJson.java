package io.github.wingload.artefact;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.Attribution;
import io.github.wingload.result.Analysis.Bucket;
import io.github.wingload.result.Analysis.CensoredPercentile;
import io.github.wingload.result.Analysis.Estimates;
import io.github.wingload.result.Analysis.FailureRow;
import io.github.wingload.result.Analysis.FirstOk;
import io.github.wingload.result.Analysis.LittlesLaw;
import io.github.wingload.result.Analysis.PayloadUse;
import io.github.wingload.result.Analysis.StageResult;
import io.github.wingload.result.Analysis.WhatIf;
import io.github.wingload.result.CacheSplit;
import io.github.wingload.result.Endpoint;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.ItemCounts;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.MutationCounts;
import io.github.wingload.result.ObservedFigure;
import io.github.wingload.result.Remark;
import io.github.wingload.result.Secrets;
import io.github.wingload.result.TaskResult;
import io.github.wingload.result.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JsonGenerator;

/**
 * {@code report.json}: everything a report says about a run, for programs; written, and read back.
 *
 * <p>What is read back equals what was written, except for the values of secret headers.
 */
public final class ReportJson {

    private static final int SCHEMA_VERSION = 2;

    private static final double NS_PER_SECOND = 1e9;

    private ReportJson() {}

    /** The file, in UTF-8. */
    public static byte[] bytes(Analysis report) {
        return ArtefactJson.bytes(json -> write(json, report));
    }

    /**
     * Reads a report.
     *
     * @throws UnreadableRunException if the file cannot be read, is not a {@code report.json}, or has another schema version
     */
    public static Analysis read(Path file) throws UnreadableRunException {
        return ArtefactJson.read(file, "report.json", SCHEMA_VERSION, ReportJson::read);
    }

    private static void write(JsonGenerator json, Analysis report) {
        json.writeNumberProperty("schema_version", SCHEMA_VERSION);
        json.writePOJOProperty("judgement", report.judgement());
        json.writePOJOProperty("time", report.time());
        json.writePOJOProperty("window", report.window());
        writeRates(json, report);
        writeCalls(json, report);
        json.writePOJOProperty("estimates", report.estimates());
        json.writePOJOProperty("distribution", report.distribution());
        json.writePOJOProperty("what_if", report.whatIf());
        json.writePOJOProperty("all_calls", report.allCalls());
        writeIfPresent(json, "first_ok", report.firstOk());
        json.writePOJOProperty("payload", report.payload());
        writeIfPresent(json, "attribution", report.attribution());
        Secrets secrets = Secrets.of(report.result().manifest().plan());
        json.writePOJOProperty(
                "failures",
                report.failures().stream().map(row -> redacted(row, secrets)).toList());
        json.writePOJOProperty("littles_law", report.littlesLaw());
        json.writePOJOProperty("generator", report.generator());
        json.writePOJOProperty("server", report.server());
        json.writeArrayPropertyStart("remarks");
        report.remarks().forEach(json::writePOJO);
        json.writeEndArray();
        json.writeObjectPropertyStart("run");
        RunJson.write(json, report.result());
        json.writeEndObject();
    }

    private static void writeRates(JsonGenerator json, Analysis report) {
        Window window = report.window();
        json.writePOJOProperty(
                "requests_per_hour", window.perHour(report.aggregated().requests()));
        json.writePOJOProperty(
                "ok_per_hour", window.perHour(report.aggregated().ok().count()));
        report.targetPerHour().ifPresent(target -> json.writePOJOProperty("target_per_hour", target));
        report.targetAchievementPercent()
                .ifPresent(percent -> json.writePOJOProperty("target_achievement_percent", percent));
    }

    private static void writeCalls(JsonGenerator json, Analysis report) {
        Window window = report.window();
        json.writeObjectPropertyStart("aggregated");
        CallStatsJson.write(json, report.aggregated(), window.seconds());
        json.writeEndObject();
        json.writeArrayPropertyStart("tasks");
        for (TaskResult row : report.tasks()) {
            json.writeStartObject();
            json.writeStringProperty("method", row.method());
            json.writeStringProperty("name", row.name());
            CallStatsJson.write(json, row.stats(), window.seconds());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writePOJOProperty("endpoints", Endpoint.of(report));
        writeIfPresent(json, "cache", CacheSplit.of(report));
        writeIfPresent(json, "items", ItemCounts.of(report));
        writeIfPresent(json, "mutations", MutationCounts.of(report));
        json.writeArrayPropertyStart("stages");
        for (StageResult stage : report.stages()) {
            json.writeStartObject();
            json.writeStringProperty("name", stage.name());
            json.writePOJOProperty("window", stage.window());
            json.writeNumberProperty("peak_per_second", stage.peakPerSecond());
            CallStatsJson.write(json, stage.aggregated(), stage.window().seconds());
            json.writeEndObject();
        }
        json.writeEndArray();
        report.warmUp().ifPresent(warmUp -> {
            json.writeObjectPropertyStart("warm_up");
            CallStatsJson.write(json, warmUp, window.startNs() / NS_PER_SECOND);
            json.writeEndObject();
        });
    }

    private static void writeIfPresent(JsonGenerator json, String name, Optional<?> value) {
        value.ifPresent(known -> json.writePOJOProperty(name, known));
    }

    private static FailureRow redacted(FailureRow row, Secrets secrets) {
        return new FailureRow(
                row.method(), row.task(), secrets.redact(List.of(row.group())).get(0), row.answeredByProxy());
    }

    private static Analysis read(Fields fields) {
        return new Analysis(
                RunJson.read(fields.object("run")).run(),
                fields.value("time", HeadlineTime.class),
                fields.value("window", Window.class),
                fields.objects("tasks").stream().map(ReportJson::readTask).toList(),
                CallStatsJson.read(fields.object("aggregated")),
                fields.objects("stages").stream().map(ReportJson::readStage).toList(),
                fields.optionalObject("warm_up").map(CallStatsJson::read),
                readTarget(fields),
                fields.value("estimates", Estimates.class),
                fields.list("distribution", Bucket.class),
                fields.list("what_if", WhatIf.class),
                fields.list("all_calls", CensoredPercentile.class),
                fields.optional("first_ok", FirstOk.class),
                fields.value("payload", PayloadUse.class),
                fields.optional("attribution", Attribution.class),
                fields.list("failures", FailureRow.class),
                fields.value("littles_law", LittlesLaw.class),
                fields.value("generator", GeneratorHealth.class),
                fields.list("server", ObservedFigure.class),
                fields.value("judgement", Judgement.class),
                fields.list("remarks", Remark.class));
    }

    private static TaskResult readTask(Fields fields) {
        return new TaskResult(
                fields.value("method", String.class), fields.value("name", String.class), CallStatsJson.read(fields));
    }

    private static StageResult readStage(Fields fields) {
        return new StageResult(
                fields.value("name", String.class),
                fields.value("window", Window.class),
                CallStatsJson.read(fields),
                fields.value("peak_per_second", long.class));
    }

    private static OptionalDouble readTarget(Fields fields) {
        Optional<Double> target = fields.optional("target_per_hour", double.class);
        return target.isPresent() ? OptionalDouble.of(target.get()) : OptionalDouble.empty();
    }
}
