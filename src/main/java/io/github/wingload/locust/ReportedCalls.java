package io.github.wingload.locust;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunLog;
import io.github.wingload.stats.CallLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls of a run that the master has not been told of. They are those of wingload's own table: without what users do on start
 * and on stop, and with the same times. Thread-safe.
 */
public final class ReportedCalls implements RunLog {

    private Optional<Manifest> run = Optional.empty();
    private List<Call> unreported = new ArrayList<>();
    private long missed;
    private double busiestThreadPercent;

    @Override
    public synchronized void started(Manifest manifest) {
        run = Optional.of(manifest);
    }

    @Override
    public synchronized void ended(List<Call> calls) {
        List<Task> tasks = run.orElseThrow().plan().tasks();
        calls.stream()
                .filter(call -> tasks.get(call.task()).counted() && CallLedger.isRequest(call))
                .forEach(unreported::add);
    }

    @Override
    public synchronized void missed(long count) {
        missed += count;
    }

    @Override
    public synchronized void second(Progress progress) {
        busiestThreadPercent = progress.soFar().generator().busiestThreadPercent();
    }

    /** The highest use of a core by one thread of this process, in percent, at most 100. */
    public synchronized double busiestThreadPercent() {
        return Math.min(100, busiestThreadPercent);
    }

    /** How many calls no report can have, because too many ended at once. */
    public synchronized long missed() {
        return missed;
    }

    /**
     * Takes the calls since the last time.
     *
     * @param sinceSeconds from when on they are counted, on the master's clock
     * @param aheadSeconds how far this clock is ahead of the master's
     */
    public synchronized Report take(double sinceSeconds, double aheadSeconds) {
        List<Call> calls = unreported;
        unreported = new ArrayList<>();
        Report.Row all = new Report.Row("", Report.ALL, sinceSeconds);
        Map<List<String>, Report.Row> rows = new LinkedHashMap<>();
        Map<List<String>, Long> errors = new LinkedHashMap<>();
        for (Call call : calls) {
            Manifest manifest = run.orElseThrow();
            Task task = manifest.plan().tasks().get(call.task());
            double ms = HeadlineTime.of(manifest.plan().load()).of(call) / 1e6;
            double end = seconds(manifest.start()) + call.endNs() / 1e9 - aheadSeconds;
            Report.Row row = rows.computeIfAbsent(
                    List.of(task.method(), task.name()),
                    key -> new Report.Row(task.method(), task.name(), sinceSeconds));
            row.add(ms, end, call.ok(), call.bytes());
            all.add(ms, end, call.ok(), call.bytes());
            if (!call.ok()) {
                errors.merge(List.of(task.method(), task.name(), call.error()), 1L, Long::sum);
            }
        }
        return new Report(
                List.copyOf(rows.values()),
                all,
                errors.entrySet().stream()
                        .map(error -> new Report.ErrorCount(
                                error.getKey().get(0),
                                error.getKey().get(1),
                                error.getKey().get(2),
                                error.getValue()))
                        .toList());
    }

    static double seconds(Instant time) {
        return time.getEpochSecond() + time.getNano() / 1e9;
    }
}
