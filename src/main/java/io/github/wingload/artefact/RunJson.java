package io.github.wingload.artefact;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.plan.Task;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.ObservedFigure;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.FailureGroup;
import io.github.wingload.stats.Phases;
import io.github.wingload.stats.Totals;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * {@code run.json}: what ran and what came of it, for programs; written, and read back.
 *
 * <p>Figures are rounded to microseconds. The histograms are beside them in full, so that what is read back equals what was
 * written, except for the values of secret headers.
 *
 * @param state how far the run had come
 * @param run the run; while it goes on, as if it had been killed at the end of its last second
 * @param writeErrors files of the run that are not complete
 */
record RunJson(State state, RunResult run, List<WriteError> writeErrors) {

    /** How far the run has come. */
    enum State {
        RUNNING,
        FINISHED,
        INTERRUPTED,
        ABORTED,
        KILLED;

        private static State of(EndReason end) {
            return switch (end) {
                case RUN_TIME, REQUESTS, SAMPLES_EXHAUSTED, STOP_RULE -> FINISHED;
                case INTERRUPTED -> INTERRUPTED;
                case ABORTED -> ABORTED;
                case KILLED -> KILLED;
            };
        }
    }

    private static final int SCHEMA_VERSION = 2;

    private static final double NS_PER_SECOND = 1e9;

    /** The file while the run goes on. */
    static byte[] running(RunResult soFar, List<WriteError> writeErrors) {
        return new RunJson(State.RUNNING, soFar, writeErrors).bytes(Optional.empty());
    }

    /** The file of a run that has ended. */
    static byte[] ended(Analysis report, List<WriteError> writeErrors) {
        return new RunJson(State.of(report.result().load().end()), report.result(), writeErrors)
                .bytes(Optional.of(report));
    }

    /**
     * Reads a run in any state.
     *
     * @throws UnreadableRunException if the file cannot be read, is not a {@code run.json}, or has another schema version
     */
    static RunJson read(Path file) throws UnreadableRunException {
        return ArtefactJson.read(file, "run.json", SCHEMA_VERSION, fields -> {
            fields.optional("generator_health", GeneratorHealth.class);
            fields.optionalList("server", ObservedFigure.class);
            fields.optional("judgement", Judgement.class);
            return read(fields);
        });
    }

    /** True if this file of the run is not complete. */
    boolean lacks(Path file) {
        return writeErrors.stream()
                .anyMatch(error -> Path.of(error.file()).getFileName().equals(file.getFileName()));
    }

    private byte[] bytes(Optional<Analysis> report) {
        return ArtefactJson.bytes(json -> write(json, state, run, report, writeErrors));
    }

    /** Writes the fields of a run whose verdict is written elsewhere. */
    static void write(JsonGenerator json, RunResult run) {
        write(json, State.of(run.load().end()), run, Optional.empty(), List.of());
    }

    private static void write(
            JsonGenerator json, State state, RunResult run, Optional<Analysis> report, List<WriteError> writeErrors) {
        json.writeNumberProperty("schema_version", SCHEMA_VERSION);
        json.writePOJOProperty("state", state);
        json.writePOJOProperty("manifest", run.manifest());
        json.writePOJOProperty("end", run.end());
        json.writePOJOProperty("load", run.load());
        writeTotals(json, run);
        json.writePOJOProperty("exceptions", run.exceptions());
        json.writePOJOProperty("generator", run.generator());
        report.ifPresent(known -> {
            json.writePOJOProperty("generator_health", known.generator());
            json.writePOJOProperty("server", known.server());
            json.writePOJOProperty("judgement", known.judgement());
        });
        json.writePOJOProperty("write_errors", writeErrors);
    }

    private static void writeTotals(JsonGenerator json, RunResult run) {
        double seconds = run.load().lastCallEnd().toNanos() / NS_PER_SECOND;
        List<Task> tasks = run.manifest().plan().tasks();
        json.writeObjectPropertyStart("totals");
        CallStatsJson.writeFigures(json, run.aggregated(), seconds);
        json.writeEndObject();
        json.writeArrayPropertyStart("tasks");
        for (int i = 0; i < tasks.size(); i++) {
            json.writeStartObject();
            json.writeStringProperty("method", tasks.get(i).method());
            json.writeStringProperty("name", tasks.get(i).name());
            CallStatsJson.write(json, run.totals().tasks().get(i), seconds);
            json.writeEndObject();
        }
        json.writeEndArray();
        writePhases(json, run.totals().phases());
        json.writeArrayPropertyStart("failures");
        run.failures()
                .forEach(group -> writeFailure(
                        json, group, tasks.get(group.task()), run.manifest().start()));
        json.writeEndArray();
    }

    private static void writePhases(JsonGenerator json, Phases phases) {
        json.writeObjectPropertyStart("phases");
        writePhase(json, "lateness", phases.lateness());
        writePhase(json, "pool_wait", phases.poolWait());
        writePhase(json, "connect", phases.connect());
        writePhase(json, "dispatch", phases.dispatch());
        writePhase(json, "first_byte", phases.firstByte());
        json.writeEndObject();
    }

    private static void writePhase(JsonGenerator json, String name, Durations durations) {
        json.writeObjectPropertyStart(name);
        json.writePOJOProperty("ms", CallStatsJson.summary(durations));
        json.writePOJOProperty("recorded", durations);
        json.writeEndObject();
    }

    private static void writeFailure(JsonGenerator json, FailureGroup group, Task task, Instant start) {
        json.writeStartObject();
        json.writeNumberProperty("task", group.task());
        json.writeStringProperty("method", task.method());
        json.writeStringProperty("name", task.name());
        json.writePOJOProperty("class", group.failureClass());
        json.writeStringProperty("error", group.error());
        json.writeNumberProperty("count", group.count());
        json.writePOJOProperty("first_seen", start.plusNanos(group.firstEndNs()));
        json.writePOJOProperty("last_seen", start.plusNanos(group.lastEndNs()));
        json.writeNumberProperty("first_end_ns", group.firstEndNs());
        json.writeNumberProperty("last_end_ns", group.lastEndNs());
        json.writePOJOProperty("body_excerpts", group.bodyExcerpts());
        json.writeEndObject();
    }

    /** Reads the fields of a run. */
    static RunJson read(Fields fields) {
        State state = fields.value("state", State.class);
        Manifest manifest = fields.value("manifest", Manifest.class);
        Instant end = fields.value("end", Instant.class);
        LoadResult load = fields.value("load", LoadResult.class);
        Totals totals = readTotals(fields, manifest.plan().tasks().size());
        List<ExceptionGroup> exceptions = fields.list("exceptions", ExceptionGroup.class);
        GeneratorFigures generator = fields.value("generator", GeneratorFigures.class);
        RunResult run = new RunResult(manifest, end, load, totals, exceptions, generator);
        return new RunJson(state, run, fields.list("write_errors", WriteError.class));
    }

    private static Totals readTotals(Fields fields, int tasks) {
        List<CallStats> stats =
                fields.objects("tasks").stream().map(RunJson::readTask).toList();
        Phases phases = readPhases(fields.object("phases"));
        List<FailureGroup> failures = fields.objects("failures").stream()
                .map(group -> readFailure(group, tasks))
                .toList();
        return fields.made(() -> {
            if (stats.size() != tasks) {
                throw new IllegalArgumentException(
                        "the plan has " + tasks + " tasks, there are figures of " + stats.size());
            }
            return Totals.of(stats, phases, failures);
        });
    }

    private static CallStats readTask(Fields fields) {
        return CallStatsJson.read(fields);
    }

    private static Phases readPhases(Fields fields) {
        return new Phases(
                readPhase(fields.object("lateness")),
                readPhase(fields.object("pool_wait")),
                readPhase(fields.object("connect")),
                readPhase(fields.object("dispatch")),
                readPhase(fields.object("first_byte")));
    }

    private static Durations readPhase(Fields fields) {
        return fields.value("recorded", Durations.class);
    }

    private static FailureGroup readFailure(Fields fields, int tasks) {
        FailureGroup group = new FailureGroup(
                fields.value("task", int.class),
                fields.value("class", FailureClass.class),
                fields.value("error", String.class),
                fields.value("count", long.class),
                fields.value("first_end_ns", long.class),
                fields.value("last_end_ns", long.class),
                fields.list("body_excerpts", String.class));
        return fields.made(() -> {
            if (group.task() < 0 || group.task() >= tasks) {
                throw new IllegalArgumentException("the plan has no task " + group.task());
            }
            return group;
        });
    }
}
