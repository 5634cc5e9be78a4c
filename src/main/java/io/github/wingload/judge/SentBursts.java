package io.github.wingload.judge;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.Replay.Burstiness;
import io.github.wingload.schedule.replay.BurstCount;
import java.util.Arrays;
import java.util.Optional;

/** How the starts of a replay really came, by when they were made. Keeps a number for each second; not thread-safe. */
final class SentBursts {

    private static final long SECOND_NS = 1_000_000_000L;

    private final boolean[] first;
    private int[] starts = new int[64];
    private int seconds;

    /** @param first for each task, whether a flow begins with it */
    private SentBursts(boolean[] first) {
        this.first = first;
    }

    /** Empty if the plan is no replay. */
    static Optional<SentBursts> of(Plan plan) {
        if (!(plan.load() instanceof OpenLoad open) || open.replay().isEmpty()) {
            return Optional.empty();
        }
        boolean[] first = new boolean[plan.tasks().size()];
        plan.userClasses().stream()
                .flatMap(users -> users.flows().stream())
                .forEach(flow -> first[flow.tasks().get(0)] = true);
        return Optional.of(new SentBursts(first));
    }

    /** Takes a call that was sent. */
    void record(Call call) {
        if (first[call.task()]) {
            int second = (int) (Math.max(0, call.startedNs()) / SECOND_NS);
            if (second >= starts.length) {
                starts = Arrays.copyOf(starts, Math.max(second + 1, 2 * starts.length));
            }
            starts[second]++;
            seconds = Math.max(seconds, second + 1);
        }
    }

    Burstiness burstiness() {
        BurstCount count = new BurstCount();
        for (int second = 0; second < seconds; second++) {
            count.add(second, starts[second]);
        }
        return count.burstiness();
    }
}
