package io.github.wingload.plan;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * A class of users, with its wait time and flows.
 *
 * @param name in errors and reports; unique in a plan
 * @param weight its share of the users, or of the starts in the open model; 1 or more
 * @param waitTime a user's pause between two flows
 * @param flows of which a user picks one each time, by weight; at least one
 */
public record UserClass(String name, int weight, WaitTime waitTime, List<Flow> flows) {

    /** The name of the class in a plan without classes. */
    public static final String ONLY = "user";

    public UserClass {
        flows = List.copyOf(flows);
    }

    /**
     * The mean number of calls of a flow if none fails.
     *
     * @param tasks which calls count, by the index of their task in the plan
     */
    public double callsPerFlow(IntPredicate tasks) {
        double weights = flows.stream().mapToInt(Flow::weight).sum();
        return flows.stream()
                .mapToDouble(flow -> flow.weight()
                        * flow.tasks().stream()
                                .mapToInt(task -> task)
                                .filter(tasks)
                                .count()
                        / weights)
                .sum();
    }
}
