package io.github.wingload.plan;

import java.util.List;

/**
 * One kind of user.
 *
 * @param name tells classes apart in errors and reports
 * @param weight its share of the users, or of the starts of a load by rate; 1 or more
 * @param waitTime a user's pause between two flows
 * @param flows what such a user does, one picked by weight each time; at least one
 */
public record UserClass(String name, int weight, WaitTime waitTime, List<Flow> flows) {

    /** The name of the only class of a plan that does not tell classes apart. */
    public static final String ONLY = "user";

    public UserClass {
        flows = List.copyOf(flows);
    }

    /** The mean number of calls of a flow if none fails. */
    public double callsPerFlow() {
        double weights = flows.stream().mapToInt(Flow::weight).sum();
        return flows.stream()
                .mapToDouble(flow -> flow.weight() * flow.tasks().size() / weights)
                .sum();
    }
}
