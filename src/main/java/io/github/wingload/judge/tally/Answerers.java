package io.github.wingload.judge.tally;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Times;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Analysis.Attribution;
import io.github.wingload.result.Analysis.FailureRow;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.FailureCause;
import io.github.wingload.stats.FailureGroup;
import io.github.wingload.stats.FailureLedger;
import io.github.wingload.stats.Recording;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Separates the time and the answers of the upstream from those of the proxy in front of it, and counts failures.
 *
 * <p>A proxy adds the upstream's time to each answer that it passes on. If any answer to a task has that time, a failed answer to
 * this task without it came from the proxy itself. Of a task whose answers never have it, nothing is known. Not thread-safe.
 */
public final class Answerers {

    private final List<Task> tasks;

    /** Tasks that had an answer with the upstream's time. */
    private final boolean[] told;

    private final Recording upstream = new Recording();
    private final Recording path = new Recording();
    private final FailureLedger failures = new FailureLedger();

    /** Failed answers without the upstream's time. */
    private final FailureLedger silent = new FailureLedger();

    public Answerers(List<Task> tasks) {
        this.tasks = tasks;
        this.told = new boolean[tasks.size()];
    }

    /** Takes any call, even from before the window, to learn whether the answers to its task have the upstream's time. */
    public void hear(Call call) {
        told[call.task()] |= call.upstreamNs() != Times.NEVER;
    }

    /** Takes a call that was sent in the window. */
    public void record(Call call) {
        if (call.upstreamNs() != Times.NEVER) {
            upstream.record(call.upstreamNs());
            path.record(Math.max(0, call.serviceTimeNs() - call.upstreamNs()));
        }
        if (call.ok()) {
            return;
        }
        failures.record(call);
        if (call.status() != 0 && call.upstreamNs() == Times.NEVER) {
            silent.record(call);
        }
    }

    /** Empty if no answer of the run, even before the window, has the upstream's time. */
    public Optional<Attribution> attribution() {
        if (IntStream.range(0, told.length).noneMatch(task -> told[task])) {
            return Optional.empty();
        }
        Durations own = upstream.durations();
        Durations rest = path.durations();
        return Optional.of(new Attribution(
                own.count(),
                own.percentileMs(50),
                own.percentileMs(90),
                rest.percentileMs(50),
                rest.percentileMs(90),
                byProxy().mapToLong(FailureGroup::count).sum()));
    }

    /** Most frequent first, with the excerpts of the whole run. */
    public List<FailureRow> failures(Excerpts excerpts) {
        Map<FailureCause, Long> byProxy = byProxy().collect(Collectors.toMap(FailureGroup::cause, FailureGroup::count));
        return failures.groups().stream()
                .sorted(Comparator.comparingLong(FailureGroup::count).reversed())
                .map(group -> {
                    Task task = tasks.get(group.task());
                    FailureGroup shown = excerpts.addedTo(group);
                    return new FailureRow(task.method(), task.name(), shown, byProxy.getOrDefault(group.cause(), 0L));
                })
                .toList();
    }

    private Stream<FailureGroup> byProxy() {
        return silent.groups().stream().filter(group -> told[group.task()]);
    }
}
