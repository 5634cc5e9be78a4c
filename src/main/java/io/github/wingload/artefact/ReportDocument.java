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
import io.github.wingload.stats.CallStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.DataFormatException;

/**
 * What {@code report.json} says, field by field: a {@link Analysis} whose figures programs can read, and from which it can be
 * made again.
 *
 * @param schemaVersion {@value #SCHEMA_VERSION}; rises when a field changes its meaning or goes, not when one is added
 * @param run as in {@code run.json}, without its judgement
 * @param requestsPerHour calls that ended, per hour of the window; for readers only, as are the next two
 * @param okPerHour ok calls of them
 * @param targetAchievementPercent requests per hour against the target
 * @param endpoints the tasks as parts of the traffic; for readers only, as are the next three
 * @param cache hits and misses, where answers tell
 * @param items items of answers, where they are counted
 * @param mutations what came back for invalid payloads, if some were sent
 */
record ReportDocument(
        int schemaVersion,
        Judgement judgement,
        HeadlineTime time,
        Window window,
        double requestsPerHour,
        double okPerHour,
        OptionalDouble targetPerHour,
        OptionalDouble targetAchievementPercent,
        StatsJson aggregated,
        List<TaskJson> tasks,
        List<Endpoint> endpoints,
        Optional<CacheSplit> cache,
        Optional<ItemCounts> items,
        Optional<MutationCounts> mutations,
        List<StageJson> stages,
        Optional<StatsJson> warmUp,
        Estimates estimates,
        List<Bucket> distribution,
        List<WhatIf> whatIf,
        List<CensoredPercentile> allCalls,
        Optional<FirstOk> firstOk,
        PayloadUse payload,
        Optional<Attribution> attribution,
        List<FailureRow> failures,
        LittlesLaw littlesLaw,
        GeneratorHealth generator,
        List<ObservedFigure> server,
        List<Remark> remarks,
        RunDocument run) {

    static final int SCHEMA_VERSION = 2;

    private static final double NS_PER_SECOND = 1e9;

    /** Figures of one stage, over its own window. */
    record StageJson(
            String name,
            Window window,
            long peakPerSecond,
            FiguresJson figures,
            StatsJson.Recorded recorded,
            Optional<List<StatsJson.MutationJson>> byMutation) {

        static StageJson of(StageResult stage) {
            StatsJson stats = StatsJson.of(stage.aggregated(), stage.window().seconds());
            return new StageJson(
                    stage.name(),
                    stage.window(),
                    stage.peakPerSecond(),
                    stats.figures(),
                    stats.recorded(),
                    stats.byMutation());
        }

        StageResult stage() throws DataFormatException {
            return new StageResult(name, window, new StatsJson(figures, recorded, byMutation).stats(), peakPerSecond);
        }
    }

    static ReportDocument of(Analysis report) {
        Window window = report.window();
        double seconds = window.seconds();
        Secrets secrets = Secrets.of(report.result().manifest().plan());
        return new ReportDocument(
                SCHEMA_VERSION,
                report.judgement(),
                report.time(),
                window,
                window.perHour(report.aggregated().requests()),
                window.perHour(report.aggregated().ok().count()),
                report.targetPerHour(),
                report.targetAchievementPercent(),
                StatsJson.of(report.aggregated(), seconds),
                report.tasks().stream()
                        .map(row -> TaskJson.of(row.method(), row.name(), row.stats(), seconds))
                        .toList(),
                Endpoint.of(report),
                CacheSplit.of(report),
                ItemCounts.of(report),
                MutationCounts.of(report),
                report.stages().stream().map(StageJson::of).toList(),
                report.warmUp().map(stats -> StatsJson.of(stats, window.startNs() / NS_PER_SECOND)),
                report.estimates(),
                report.distribution(),
                report.whatIf(),
                report.allCalls(),
                report.firstOk(),
                report.payload(),
                report.attribution(),
                report.failures().stream().map(row -> redacted(row, secrets)).toList(),
                report.littlesLaw(),
                report.generator(),
                report.server(),
                report.remarks(),
                RunDocument.unjudged(report.result()));
    }

    /** The report again. */
    Analysis report() throws DataFormatException {
        List<TaskResult> rows = new ArrayList<>();
        for (TaskJson task : tasks) {
            rows.add(new TaskResult(task.method(), task.name(), task.stats()));
        }
        List<StageResult> stageResults = new ArrayList<>();
        for (StageJson stage : stages) {
            stageResults.add(stage.stage());
        }
        Optional<CallStats> warmUpStats =
                warmUp.isPresent() ? Optional.of(warmUp.get().stats()) : Optional.empty();
        return new Analysis(
                run.result(),
                time,
                window,
                rows,
                aggregated.stats(),
                stageResults,
                warmUpStats,
                targetPerHour,
                estimates,
                distribution,
                whatIf,
                allCalls,
                firstOk,
                payload,
                attribution,
                failures,
                littlesLaw,
                generator,
                server,
                judgement,
                remarks);
    }

    private static FailureRow redacted(FailureRow row, Secrets secrets) {
        return new FailureRow(
                row.method(), row.task(), secrets.redact(List.of(row.group())).get(0), row.answeredByProxy());
    }
}
