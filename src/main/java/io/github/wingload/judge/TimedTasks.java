package io.github.wingload.judge;

import io.github.wingload.plan.Task;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Of which tasks' calls times are shown and judged: of those that send valid payloads.
 *
 * <p>A service that refuses an invalid payload is another one than a service that works, as a rule a much faster one: its times
 * would flatter. Where there are only tasks with invalid payloads, it is their times that are asked for.
 */
public final class TimedTasks {

    private TimedTasks() {}

    /** Of a plan's tasks, which are timed. */
    public static boolean[] of(List<Task> tasks) {
        return of(tasks, task -> true);
    }

    /** The same where only some of the tasks are spoken of, by their index. */
    public static boolean[] of(List<Task> tasks, IntPredicate spokenOf) {
        boolean anyValid = IntStream.range(0, tasks.size())
                .filter(spokenOf)
                .anyMatch(task -> tasks.get(task).mutations().isEmpty());
        boolean[] timed = new boolean[tasks.size()];
        for (int task = 0; task < timed.length; task++) {
            timed[task] = spokenOf.test(task)
                    && (!anyValid || tasks.get(task).mutations().isEmpty());
        }
        return timed;
    }
}
