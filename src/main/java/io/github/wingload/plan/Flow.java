package io.github.wingload.plan;

import java.util.List;

/**
 * Tasks that a user does one after the other without a pause; of one task, as a rule.
 *
 * <p>A flow ends early at the first task that fails, since what follows may need its answer.
 *
 * @param weight its share of the picks among its class's flows, 1 or more
 * @param tasks indexes into the plan's tasks, in order; at least one
 */
public record Flow(int weight, List<Integer> tasks) {

    public Flow {
        tasks = List.copyOf(tasks);
    }
}
