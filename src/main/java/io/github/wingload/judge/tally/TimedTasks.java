package io.github.wingload.judge.tally;

import io.github.wingload.plan.task.Task;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The tasks whose times are shown and judged: those that send valid payloads, and are not counted apart.
 *
 * <p>A refusal of an invalid payload usually takes a fraction of the time of an answer, so its time would flatter the service. If
 * all tasks send invalid payloads, the times are of all tasks.
 */
public final class TimedTasks {

    private TimedTasks() {}

    /** By index of the task, true if its times count. */
    public static boolean[] of(List<Task> tasks) {
        return of(tasks, task -> true);
    }

    /** The same for some of the tasks, given by their index. */
    public static boolean[] of(List<Task> tasks, IntPredicate some) {
        IntPredicate counted = some.and(task -> tasks.get(task).counted());
        IntPredicate valid = counted.and(task -> tasks.get(task).mutations().isEmpty());
        boolean anyValid = IntStream.range(0, tasks.size()).anyMatch(valid);
        return flags(tasks.size(), anyValid ? valid : counted);
    }

    public static boolean[] flags(int size, IntPredicate set) {
        boolean[] flags = new boolean[size];
        IntStream.range(0, size).forEach(index -> flags[index] = set.test(index));
        return flags;
    }
}
