package io.github.wingload.judge;

import io.github.wingload.exchange.Call;
import io.github.wingload.observe.Reading;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Decision;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.Recorder;
import io.github.wingload.stats.SecondStats;
import io.github.wingload.stats.Totals;
import java.time.Duration;
import java.util.List;

/**
 * Makes seconds, totals and the analysis from a run's calls, while they end or when they are read back from a file.
 *
 * <p>Thread rule: all methods from any thread. Recording a call takes about 0.6 µs with four thresholds once the code is warm,
 * under a lock that is held no longer than that; an analysis takes about 0.1 s under the same lock.
 */
public final class RunRecord {

    private final List<Task> tasks;
    private final Recorder recorder;
    private final RunAnalysis analysis;
    private long lastEndNs;
    private long lastIntendedNs;

    /** @param plan what runs, with all defaults and overrides applied */
    public RunRecord(Plan plan) {
        tasks = plan.tasks();
        recorder = new Recorder(plan.tasks());
        analysis = new RunAnalysis(plan);
    }

    /** The record of a run that has ended. */
    public static RunRecord of(Plan plan, Iterable<Call> calls, Iterable<Reading> readings) {
        RunRecord record = new RunRecord(plan);
        calls.forEach(record::record);
        readings.forEach(record::record);
        record.endSecond(record.lastEndNs);
        return record;
    }

    /** Takes a call that has ended, or was dropped; in order of end, by and large. */
    public synchronized void record(Call call) {
        lastEndNs = Math.max(lastEndNs, call.endNs());
        recorder.record(call);
        if (tasks.get(call.task()).counted()) {
            lastIntendedNs = Math.max(lastIntendedNs, call.intendedNs());
            analysis.record(call);
        }
    }

    /** Takes a figure of the server; those of one figure in order of time. */
    public synchronized void record(Reading reading) {
        analysis.record(reading);
    }

    /**
     * Ends the running second.
     *
     * @param endNs where it ends, from time zero; the next second starts there
     * @return the figures of this second
     */
    public synchronized SecondStats endSecond(long endNs) {
        return recorder.flip(endNs);
    }

    /** The totals up to the end of the last second. */
    public synchronized Totals totals() {
        return recorder.totals();
    }

    /** From time zero to the end of the last call; zero without calls. */
    public synchronized Duration lastCallEnd() {
        return Duration.ofNanos(lastEndNs);
    }

    /** From time zero to the last intended start of a call; zero without calls. */
    public synchronized Duration lastIntended() {
        return Duration.ofNanos(lastIntendedNs);
    }

    /**
     * The thresholds that are decided before the planned end of the run, in the plan's order.
     *
     * @param settledNs every call that was intended before this time has been recorded
     */
    public synchronized List<Decision> decisions(long settledNs) {
        return analysis.decisions(settledNs);
    }

    /**
     * Analyses the calls recorded so far.
     *
     * @param result the run of these calls; only the phases and the excerpts of answers are used of its totals
     */
    public synchronized Analysis analyse(RunResult result) {
        return analysis.report(result);
    }
}
