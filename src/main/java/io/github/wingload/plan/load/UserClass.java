package io.github.wingload.plan.load;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * A class of users, with its wait time and flows.
 *
 * @param name in errors and reports; unique in a plan
 * @param weight its share of the users, or of the starts in the open model; 1 or more
 * @param fixedCount how many users it has, whatever the weights, 1 or more; empty if its weight decides
 * @param waitTime a user's pause between two flows
 * @param onStart what each of its users does once before its first flow; values extracted in it last as long as the user
 * @param flows of which a user picks one each time, by weight; at least one
 * @param onStop what each user that has started does once before it leaves
 */
public record UserClass(
        String name,
        int weight,
        OptionalInt fixedCount,
        WaitTime waitTime,
        Optional<Flow> onStart,
        List<Flow> flows,
        Optional<Flow> onStop) {

    /** The name of the class in a plan without classes. */
    public static final String ONLY = "user";

    public UserClass {
        flows = List.copyOf(flows);
    }

    /** A class of users who do nothing but their flows. */
    public UserClass(String name, int weight, WaitTime waitTime, List<Flow> flows) {
        this(name, weight, OptionalInt.empty(), waitTime, Optional.empty(), flows, Optional.empty());
    }

    /** The sum of the weights of those classes whose number of users is not fixed. */
    public static int weights(List<UserClass> classes) {
        return classes.stream()
                .filter(users -> users.fixedCount().isEmpty())
                .mapToInt(UserClass::weight)
                .sum();
    }

    /** How many users the classes with a fixed number have together. */
    public static long fixedUsers(List<UserClass> classes) {
        return classes.stream().mapToLong(users -> users.fixedCount().orElse(0)).sum();
    }

    /** Everything that its users do: on start, the flows, on stop. */
    public Stream<Flow> allFlows() {
        return Stream.of(onStart.stream(), flows.stream(), onStop.stream()).flatMap(some -> some);
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
