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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Counts the sample rows that were sent, and keeps slow and failing ones. Bounded; not thread-safe. */
final class Payloads {

    /** The most different keys of a task, or of shared samples, that are counted. */
    private static final int MOST_KEYS = 1_000_000;

    private static final int SHOWN = 10;

    /** The most failing keys that are counted. */
    private static final int FAILING_KEPT = 10_000;

    private final List<Task> tasks;
    private final HeadlineTime time;
    private final List<DistinctKeys> ofTask;

    /** The keys of each set of samples, and of each task without samples. */
    private final List<DistinctKeys> ofSets = new ArrayList<>();

    /** By task, the keys to count in: its own, and those of samples that it shares with other tasks. */
    private final List<Set<DistinctKeys>> counted;

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
        counted = ofTask.stream().map(own -> new HashSet<>(Set.of(own))).collect(Collectors.toList());
        Map<Integer, List<Integer>> tasksOfSets = IntStream.range(0, tasks.size())
                .boxed()
                .collect(Collectors.groupingBy(task -> tasks.get(task).samples().orElse(-1 - task)));
        tasksOfSets.values().forEach(sharing -> {
            DistinctKeys keys = sharing.size() == 1 ? ofTask.get(sharing.get(0)) : new DistinctKeys(MOST_KEYS);
            ofSets.add(keys);
            sharing.forEach(task -> counted.get(task).add(keys));
        });
    }

    /** Takes a call that was sent. */
    void record(Call call) {
        if (!call.key().isEmpty()) {
            counted.get(call.task()).forEach(keys -> keys.add(call.key()));
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
        for (DistinctKeys keys : ofSets) {
            if (keys.count() == DistinctKeys.NOT_KEPT) {
                return DistinctKeys.NOT_KEPT;
            }
            distinct += keys.count();
        }
        return distinct;
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
