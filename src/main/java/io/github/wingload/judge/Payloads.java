package io.github.wingload.judge;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Task;
import io.github.wingload.result.Analysis.KeyCount;
import io.github.wingload.result.Analysis.PayloadUse;
import io.github.wingload.result.Analysis.SlowCall;
import io.github.wingload.result.Analysis.TaskPayload;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.text.DistinctKeys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Counts the sample rows that were sent, and keeps slow and failing ones. Bounded; not thread-safe. */
final class Payloads {

    /** The most different keys of a task, or of shared samples, that are counted. */
    private static final int MOST_KEYS = 1_000_000;

    private static final int SHOWN = 10;

    /** The most failing keys that are counted. */
    private static final int FAILING_KEPT = 10_000;

    /** The set of a task without samples. */
    private static final int NO_SET = -1;

    private final List<Task> tasks;
    private final HeadlineTime time;
    private final List<DistinctKeys> ofTask;

    /** Keys of the samples that several tasks share, by set. */
    private final Map<Integer, DistinctKeys> ofShared = new HashMap<>();

    /** The same by task; null for a task that shares no samples. */
    private final DistinctKeys[] sharedOfTask;

    private final Map<String, Long> failing = new LinkedHashMap<>();

    /** The shortest of the slowest calls is at the head. */
    private final PriorityQueue<SlowCall> slowest =
            new PriorityQueue<>(SHOWN + 1, Comparator.comparingDouble(SlowCall::ms));

    Payloads(List<Task> tasks, HeadlineTime time) {
        this.tasks = tasks;
        this.time = time;
        ofTask = Stream.generate(() -> new DistinctKeys(MOST_KEYS))
                .limit(tasks.size())
                .toList();
        Set<Integer> used = new HashSet<>();
        for (Task task : tasks) {
            if (set(task) != NO_SET && !used.add(set(task))) {
                ofShared.put(set(task), new DistinctKeys(MOST_KEYS));
            }
        }
        sharedOfTask = tasks.stream().map(task -> ofShared.get(set(task))).toArray(DistinctKeys[]::new);
    }

    private static int set(Task task) {
        return task.samples().orElse(NO_SET);
    }

    /** Takes a call that was sent. */
    void record(Call call) {
        if (!call.key().isEmpty()) {
            ofTask.get(call.task()).add(call.key());
            DistinctKeys shared = sharedOfTask[call.task()];
            if (shared != null) {
                shared.add(call.key());
            }
        }
        double ms = time.of(call) / 1e6;
        if (slowest.size() < SHOWN || ms > slowest.peek().ms()) {
            slowest.add(new SlowCall(call.key(), ms, call.failureClass().label(), call.intendedNs()));
            if (slowest.size() > SHOWN) {
                slowest.poll();
            }
        }
        if (!call.ok() && (failing.size() < FAILING_KEPT || failing.containsKey(call.key()))) {
            failing.merge(call.key(), 1L, Long::sum);
        }
    }

    /** @param sampleRows of all samples together; 0 for a plan without any */
    PayloadUse use(int sampleRows) {
        List<SlowCall> slow = slowest.stream()
                .sorted(Comparator.comparingDouble(SlowCall::ms).reversed().thenComparingLong(SlowCall::intendedNs))
                .toList();
        List<KeyCount> failed = failing.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(SHOWN)
                .map(entry -> new KeyCount(entry.getKey(), entry.getValue()))
                .toList();
        return new PayloadUse(distinct(), sampleRows, slow, failed, ofTasks());
    }

    /** Equal keys of different samples count as different. */
    private long distinct() {
        long distinct = 0;
        for (DistinctKeys keys : ofSets()) {
            if (keys.count() == DistinctKeys.NOT_KEPT) {
                return DistinctKeys.NOT_KEPT;
            }
            distinct += keys.count();
        }
        return distinct;
    }

    private List<DistinctKeys> ofSets() {
        List<DistinctKeys> sets = new ArrayList<>(ofShared.values());
        for (int i = 0; i < ofTask.size(); i++) {
            if (!ofShared.containsKey(set(tasks.get(i)))) {
                sets.add(ofTask.get(i));
            }
        }
        return sets;
    }

    private List<TaskPayload> ofTasks() {
        return IntStream.range(0, ofTask.size())
                .mapToObj(task -> new TaskPayload(
                        tasks.get(task).method(),
                        tasks.get(task).name(),
                        ofTask.get(task).total(),
                        ofTask.get(task).count(),
                        ofTask.get(task).most()))
                .toList();
    }
}
