package io.github.wingload.run;

import io.github.wingload.engine.LoadEnd;
import io.github.wingload.judge.RunRecord;
import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.plan.load.Load;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.SecondStats;
import io.github.wingload.stats.Totals;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A run at the current second: its figures, its load and its generator. Used by one thread at a time.
 *
 * <p>At the end of a second the run is described as if the process had been killed then, because a file shows just that if it is
 * never written again.
 */
final class RunSoFar {

    /** An analysis is followed by a pause of at least this many times its own length. */
    private static final long PAUSE_PER_ANALYSIS = 100;

    private final Manifest manifest;
    private final RunRecord record;
    private final ExceptionLog exceptions;
    private final Supplier<GeneratorFigures> generator;
    private final Supplier<Map<String, Long>> connections;
    private final Supplier<Load> loadSoFar;
    private final NanoClock clock;
    private int mostUsers;
    private int peakInFlight;
    private long nextAnalysisNs = Long.MIN_VALUE;
    private boolean analysed;

    /**
     * @param generator what the generator has measured of itself so far
     * @param connections how many connections each address has accepted so far
     * @param loadSoFar the plan's load, with what is known of it so far
     */
    RunSoFar(
            Manifest manifest,
            RunRecord record,
            ExceptionLog exceptions,
            Supplier<GeneratorFigures> generator,
            Supplier<Map<String, Long>> connections,
            Supplier<Load> loadSoFar,
            NanoClock clock) {
        this.manifest = manifest;
        this.record = record;
        this.exceptions = exceptions;
        this.generator = generator;
        this.connections = connections;
        this.loadSoFar = loadSoFar;
        this.clock = clock;
    }

    void record(Inbox.Batch batch) {
        batch.calls().forEach(record::record);
        batch.readings().forEach(record::record);
    }

    /**
     * Ends a second.
     *
     * @param endNs where it ends, from time zero
     * @param users running at its end
     * @param inFlight calls in flight at its end
     * @param settledNs every call that was intended before this time has been recorded
     */
    Progress endSecond(long endNs, int users, int inFlight, long settledNs) {
        SecondStats second = record.endSecond(endNs);
        mostUsers = Math.max(mostUsers, users);
        peakInFlight = Math.max(peakInFlight, inFlight);
        Totals totals = record.totals();
        AtSecond now = new AtSecond(endNs, inFlight, totals);
        return new Progress(second, totals, users, inFlight, record.decisions(settledNs), now::run, now::analysis);
    }

    /** Analyses the run, which has ended. */
    Analysis finish(LoadEnd end, EndReason reason, Optional<String> stopRule) {
        LoadResult load = new LoadResult(
                manifest.plan().withLoad(loadSoFar.get()).ownPeakUsers(),
                end.usersStarted(),
                reason,
                Duration.ofNanos(end.atNs()),
                record.lastCallEnd(),
                end.peakInFlight(),
                Duration.ofNanos(end.lastIntendedNs()),
                stopRule,
                0,
                connections.get());
        return record.analyse(result(load, clock.wallTime(), record.totals()));
    }

    private RunResult result(LoadResult load, Instant end, Totals totals) {
        return new RunResult(
                manifest.withPlan(manifest.plan().withLoad(loadSoFar.get())),
                end,
                load,
                totals,
                exceptions.groups(),
                generator.get());
    }

    /** The run at the end of one second, made on the first request: reading the generator's counters takes CPU. */
    private final class AtSecond {

        private final long endNs;
        private final int inFlight;
        private final Totals totals;
        private Optional<RunResult> run = Optional.empty();
        private Optional<Analysis> analysis = Optional.empty();
        private boolean asked;

        AtSecond(long endNs, int inFlight, Totals totals) {
            this.endNs = endNs;
            this.inFlight = inFlight;
            this.totals = totals;
        }

        RunResult run() {
            if (run.isEmpty()) {
                run = Optional.of(result(load(), manifest.start().plusNanos(endNs), totals));
            }
            return run.get();
        }

        private LoadResult load() {
            return new LoadResult(
                    manifest.plan().withLoad(loadSoFar.get()).ownPeakUsers(),
                    mostUsers,
                    EndReason.KILLED,
                    Duration.ofNanos(endNs),
                    record.lastCallEnd(),
                    peakInFlight,
                    record.lastIntended(),
                    Optional.empty(),
                    inFlight,
                    connections.get());
        }

        /** Only if the last analysis was long enough ago. */
        Optional<Analysis> analysis() {
            long startedNs = clock.nanos();
            if (!asked && startedNs >= nextAnalysisNs) {
                analysis = Optional.of(record.analyse(run()));
                long endedNs = clock.nanos();
                // The first one also loads its code, so its length says nothing about the next.
                nextAnalysisNs = analysed ? endedNs + (endedNs - startedNs) * PAUSE_PER_ANALYSIS : endedNs;
                analysed = true;
            }
            asked = true;
            return analysis;
        }
    }
}
