package io.github.wingload.plan.load;

import java.util.List;

/**
 * Tasks that a user does in order without a pause; usually a single task.
 *
 * <p>A flow ends at the first task that fails, because later tasks may need its answer.
 *
 * @param weight its share of the picks among its class's flows, 1 or more
 * @param tasks indexes into the plan's tasks, in order; at least one
 */
public record Flow(int weight, List<Integer> tasks) {

    public Flow {
        tasks = List.copyOf(tasks);
    }
}
