package io.github.wingload.artefact;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.wingload.exchange.CallIds;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Merged;
import io.github.wingload.result.ObservedFigure;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.FailureGroup;
import io.github.wingload.stats.Phases;
import io.github.wingload.stats.Totals;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code run.json}: the run and its result, for programs; written, and read back.
 *
 * <p>Figures are rounded to microseconds. The full histograms are included, so that the run read back equals the run that was
 * written, except for the values of secret headers.
 *
 * @param state how far the run had come
 * @param run the run; if it is running, as if it had been killed at the end of its last second
 * @param health of the generator; empty if the run has not ended
 * @param writeErrors files of the run that are not complete
 */
record RunJson(State state, RunResult run, Optional<GeneratorHealth> health, List<WriteError> writeErrors) {

    /** How far the run has come. */
    enum State {
        RUNNING,
        FINISHED,
        INTERRUPTED,
        ABORTED,
        KILLED;

        private static State of(EndReason end) {
            return switch (end) {
                case RUN_TIME, REQUESTS, SAMPLES_EXHAUSTED, STOP_RULE, DECIDED, MASTER -> FINISHED;
                case INTERRUPTED, MASTER_LOST -> INTERRUPTED;
                case ABORTED -> ABORTED;
                case KILLED -> KILLED;
            };
        }
    }

    static final int SCHEMA_VERSION = 2;

    /** The file while the run goes on. */
    static byte[] running(RunResult soFar, List<WriteError> writeErrors) {
        return ArtefactJson.bytes(fields(State.RUNNING, soFar, Optional.empty(), writeErrors));
    }

    /** The file of a run that has ended. */
    static byte[] ended(Analysis report, List<WriteError> writeErrors) {
        State state = State.of(report.result().load().end());
        return ArtefactJson.bytes(fields(state, report.result(), Optional.of(report), writeErrors));
    }

    /** The fields of a run whose verdict is written elsewhere. */
    static Map<String, Object> fields(RunResult run) {
        return fields(State.of(run.load().end()), run, Optional.empty(), List.of());
    }

    /**
     * Reads a run in any state.
     *
     * @throws UnreadableRunException if the file cannot be read, is not a {@code run.json}, or has another schema version
     */
    static RunJson read(Path file) throws UnreadableRunException {
        Fields read = ArtefactJson.read(file, "run.json", SCHEMA_VERSION, Fields.class);
        return new RunJson(read.state(), read.run(), read.generatorHealth(), read.writeErrors());
    }

    /** True if this file of the run is not complete. */
    boolean lacks(Path file) {
        return writeErrors.stream()
                .anyMatch(error -> Path.of(error.file()).getFileName().equals(file.getFileName()));
    }

    private static Map<String, Object> fields(
            State state, RunResult run, Optional<Analysis> report, List<WriteError> writeErrors) {
        double seconds = run.load().lastCallEnd().toNanos() / 1e9;
        List<Task> tasks = run.manifest().plan().tasks();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("schema_version", SCHEMA_VERSION);
        fields.put("state", state);
        fields.put("manifest", run.manifest());
        fields.put("end", run.end());
        fields.put("load", run.load());
        fields.put("totals", CallStatsJson.figures(run.aggregated(), seconds));
        fields.put(
                "tasks",
                IntStream.range(0, tasks.size())
                        .mapToObj(i -> CallStatsJson.task(
                                tasks.get(i).method(),
                                tasks.get(i).name(),
                                run.totals().tasks().get(i),
                                seconds))
                        .toList());
        fields.put("phases", run.totals().phases());
        fields.put(
                "failures",
                run.failures().stream()
                        .map(group -> failure(
                                group, tasks.get(group.task()), run.manifest().start()))
                        .toList());
        fields.put("exceptions", run.exceptions());
        fields.put("generator", run.generator());
        run.merged().ifPresent(merged -> fields.put("merged", merged));
        report.ifPresent(known -> {
            fields.put("generator_health", known.generator());
            fields.put("server", known.server());
            fields.put("judgement", known.judgement());
        });
        fields.put("write_errors", writeErrors);
        return fields;
    }

    private static Map<String, Object> failure(FailureGroup group, Task task, Instant start) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("task", group.task());
        fields.put("method", task.method());
        fields.put("name", task.name());
        fields.put("class", group.failureClass());
        fields.put("error", group.error());
        fields.put("count", group.count());
        fields.put("first_seen", start.plusNanos(group.firstEndNs()));
        fields.put("last_seen", start.plusNanos(group.lastEndNs()));
        fields.put("first_end_ns", group.firstEndNs());
        fields.put("last_end_ns", group.lastEndNs());
        fields.put("body_excerpts", group.bodyExcerpts());
        fields.put("ids", group.ids());
        return fields;
    }

    /** The fields that are read back; the others follow from them. */
    record Fields(
            State state,
            Manifest manifest,
            Instant end,
            LoadResult load,
            List<CallStats> tasks,
            Phases phases,
            List<Failure> failures,
            List<ExceptionGroup> exceptions,
            GeneratorFigures generator,
            Optional<Merged> merged,
            Optional<GeneratorHealth> generatorHealth,
            Optional<List<ObservedFigure>> server,
            Optional<Judgement> judgement,
            List<WriteError> writeErrors) {

        Fields {
            int planned = manifest.plan().tasks().size();
            if (tasks.size() != planned) {
                throw new IllegalArgumentException(
                        "the plan has " + planned + " tasks, there are figures of " + tasks.size());
            }
            for (Failure group : failures) {
                if (group.task() < 0 || group.task() >= planned) {
                    throw new IllegalArgumentException("the plan has no task " + group.task());
                }
            }
        }

        RunResult run() {
            Totals totals = new Totals(
                    tasks,
                    Totals.sum(manifest.plan().tasks(), tasks),
                    phases,
                    failures.stream().map(Failure::group).toList());
            return new RunResult(manifest, end, load, totals, exceptions, generator, merged);
        }
    }

    /** The fields of a group of failed calls that are read back. */
    record Failure(
            int task,
            @JsonProperty("class") FailureClass failureClass,
            String error,
            long count,
            long firstEndNs,
            long lastEndNs,
            List<String> bodyExcerpts,
            Optional<List<CallIds>> ids) {

        private FailureGroup group() {
            return new FailureGroup(
                    task, failureClass, error, count, firstEndNs, lastEndNs, bodyExcerpts, ids.orElse(List.of()));
        }
    }

    /** The times of all phases, rounded under {@code ms} and in full under {@code recorded}, which is read back. */
    record PhaseTimes(Phase lateness, Phase poolWait, Phase connect, Phase dispatch, Phase firstByte) {

        record Phase(Optional<Map<String, Number>> ms, Durations recorded) {
            private static Phase of(Durations times) {
                return new Phase(Optional.of(CallStatsJson.summary(times)), times);
            }
        }

        static PhaseTimes of(Phases phases) {
            return new PhaseTimes(
                    Phase.of(phases.lateness()),
                    Phase.of(phases.poolWait()),
                    Phase.of(phases.connect()),
                    Phase.of(phases.dispatch()),
                    Phase.of(phases.firstByte()));
        }

        Phases phases() {
            return new Phases(
                    lateness.recorded(),
                    poolWait.recorded(),
                    connect.recorded(),
                    dispatch.recorded(),
                    firstByte.recorded());
        }
    }
}
