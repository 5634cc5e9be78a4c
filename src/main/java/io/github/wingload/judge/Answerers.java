package io.github.wingload.judge;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Times;
import io.github.wingload.plan.Task;
import io.github.wingload.result.Analysis.Attribution;
import io.github.wingload.result.Analysis.FailureRow;
import io.github.wingload.result.Secrets;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.FailureCause;
import io.github.wingload.stats.FailureGroup;
import io.github.wingload.stats.FailureLedger;
import io.github.wingload.stats.Recording;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Separates the time and the answers of the upstream from those of the proxy in front of it, and counts failures.
 *
 * <p>A proxy adds the upstream's time to each answer that it passes on. If any answer of the run has that time, a failed answer
 * without it came from the proxy itself. Not thread-safe.
 */
final class Answerers {

    private final Recording upstream = new Recording();
    private final Recording path = new Recording();
    private final FailureLedger failures = new FailureLedger();

    /** Failed answers without the upstream's time. */
    private final FailureLedger silent = new FailureLedger();

    /** Takes a call that was sent. */
    void record(Call call) {
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

    /** @param anyTold true if any answer of the run, even before the window, has the upstream's time */
    Optional<Attribution> attribution(boolean anyTold) {
        if (!anyTold) {
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
                silent.groups().stream().mapToLong(FailureGroup::count).sum()));
    }

    /** Most frequent first, secrets cut out, with the excerpts of the whole run. */
    List<FailureRow> failures(List<Task> tasks, Secrets secrets, Excerpts excerpts, boolean anyTold) {
        Map<FailureCause, Long> byProxy = new HashMap<>();
        if (anyTold) {
            silent.groups().forEach(group -> byProxy.put(group.cause(), group.count()));
        }
        return failures.groups().stream()
                .sorted(Comparator.comparingLong(FailureGroup::count).reversed())
                .map(group -> {
                    Task task = tasks.get(group.task());
                    FailureGroup shown =
                            excerpts.addedTo(secrets.redact(List.of(group)).get(0));
                    return new FailureRow(task.method(), task.name(), shown, byProxy.getOrDefault(group.cause(), 0L));
                })
                .toList();
    }
}
