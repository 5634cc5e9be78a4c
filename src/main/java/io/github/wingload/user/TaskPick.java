package io.github.wingload.user;

import io.github.wingload.plan.Task;
import java.util.List;
import java.util.random.RandomGenerator;

/** Picks tasks at random in proportion to their weights. Immutable, thread-safe. */
public final class TaskPick {

    /** For each task, the weights up to and including its own added up. */
    private final long[] upTo;

    public TaskPick(List<Task> tasks) {
        upTo = new long[tasks.size()];
        long sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += tasks.get(i).weight();
            upTo[i] = sum;
        }
    }

    /** The index of a task. With one task no random number is used up. */
    public int next(RandomGenerator random) {
        int last = upTo.length - 1;
        if (last == 0) {
            return 0;
        }
        long draw = random.nextLong(upTo[last]);
        int task = 0;
        while (upTo[task] <= draw) {
            task++;
        }
        return task;
    }
}
