package io.github.wingload.judge.tally;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Analysis.KeyCount;
import io.github.wingload.result.Analysis.PayloadUse;
import io.github.wingload.result.Analysis.SlowCall;
import io.github.wingload.result.Analysis.TaskPayload;
import io.github.wingload.result.HeadlineTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Counts the payloads that were sent, and keeps the slowest and the failing ones. Bounded; not thread-safe. */
public final class Payloads {

    /** The most different payloads of all tasks together that are counted exactly, in 16 MB. */
    static final int MOST_COUNTED = 750_000;

    private static final int SHOWN = 10;

    /** The most failing keys that are counted; the same key in two tasks counts twice. */
    private static final int FAILING_KEPT = 10_000;

    /** Slow calls first; of calls that took equally long, the earlier one. */
    private static final Comparator<SlowCall> SLOWEST_FIRST =
            Comparator.comparingDouble(SlowCall::ms).reversed().thenComparingLong(SlowCall::intendedNs);

    private final List<Task> tasks;
    private final HeadlineTime time;
    private final List<DistinctPayloads> ofTask;
    private final Map<FailingKey, Long> failing = new LinkedHashMap<>();

    /** The shortest of the slowest calls is at the head. */
    private final PriorityQueue<SlowCall> slowest = new PriorityQueue<>(SHOWN + 1, SLOWEST_FIRST.reversed());

    private record FailingKey(int task, String key) {}

    public Payloads(List<Task> tasks, HeadlineTime time) {
        this.tasks = tasks;
        this.time = time;
        ofTask = Stream.generate(() -> new DistinctPayloads(MOST_COUNTED / tasks.size()))
                .limit(tasks.size())
                .toList();
    }

    /** Takes a call that was sent. */
    public void record(Call call) {
        if (call.payload().known()) {
            ofTask.get(call.task()).add(call.payload().digest());
        }
        String key = call.key();
        double ms = time.of(call) / 1e6;
        if (slowest.size() < SHOWN || ms >= slowest.peek().ms()) {
            slowest.add(new SlowCall(
                    Optional.of(name(call.task())),
                    key,
                    ms,
                    call.failureClass().label(),
                    call.intendedNs(),
                    Optional.of(call.ids()).filter(ids -> !ids.none())));
            if (slowest.size() > SHOWN) {
                slowest.poll();
            }
        }
        if (!call.ok() && !key.isEmpty()) {
            FailingKey failed = new FailingKey(call.task(), key);
            if (failing.size() < FAILING_KEPT || failing.containsKey(failed)) {
                failing.merge(failed, 1L, Long::sum);
            }
        }
    }

    private String name(int task) {
        return tasks.get(task).method() + " " + tasks.get(task).name();
    }

    /** @param sampleRows of all samples together; 0 for a plan without any */
    public PayloadUse use(int sampleRows) {
        List<SlowCall> slow = slowest.stream().sorted(SLOWEST_FIRST).toList();
        List<KeyCount> failed = failing.entrySet().stream()
                .sorted(Map.Entry.<FailingKey, Long>comparingByValue().reversed())
                .limit(SHOWN)
                .map(entry -> new KeyCount(
                        Optional.of(name(entry.getKey().task())), entry.getKey().key(), entry.getValue()))
                .toList();
        return new PayloadUse(sampleRows, slow, failed, ofTasks());
    }

    private List<TaskPayload> ofTasks() {
        return IntStream.range(0, ofTask.size())
                .mapToObj(task -> new TaskPayload(
                        tasks.get(task).method(),
                        tasks.get(task).name(),
                        ofTask.get(task).sent(),
                        ofTask.get(task).distinct(),
                        ofTask.get(task).most()))
                .toList();
    }
}
