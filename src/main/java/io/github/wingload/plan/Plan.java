package io.github.wingload.plan;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One load test, complete and in range.
 *
 * @param name names the results: letters, digits, {@code . _ -}
 * @param target what is tested
 * @param load how many calls are made, when
 * @param deadline the longest a call may take in all, from its start to its last byte; above zero
 * @param samples where the rows come from that requests are made of; tasks name theirs by its index
 * @param values what is made anew for each request
 * @param tasks every request there is, in the scenario's order; at least one
 * @param userClasses who does them; at least one
 * @param seed from which every random choice of the run is derived
 * @param thresholds what the target has promised; empty if any failed call fails the run
 * @param safeguards what keeps the run from doing harm
 * @param reporting what is kept of the run and said about it
 * @param observe what the server is asked about itself while the run goes on; often nothing
 */
public record Plan(
        String name,
        Target target,
        Load load,
        Duration deadline,
        List<Samples> samples,
        List<GeneratedValue> values,
        List<Task> tasks,
        List<UserClass> userClasses,
        long seed,
        List<Rule> thresholds,
        Safeguards safeguards,
        Reporting reporting,
        List<Observation> observe) {

    public Plan {
        samples = List.copyOf(samples);
        values = List.copyOf(values);
        tasks = List.copyOf(tasks);
        userClasses = List.copyOf(userClasses);
        thresholds = List.copyOf(thresholds);
        observe = List.copyOf(observe);
    }

    /** The same test with another load. */
    public Plan withLoad(Load other) {
        return with(other, values, tasks, userClasses);
    }

    /** The same test with other tasks, done by one class of users who pick each alike. */
    public Plan withTasks(List<Task> others) {
        return with(
                load,
                values,
                others,
                List.of(new UserClass(UserClass.ONLY, 1, new WaitTime.None(), oneEach(others.size()))));
    }

    private Plan with(Load load, List<GeneratedValue> values, List<Task> tasks, List<UserClass> userClasses) {
        return new Plan(
                name,
                target,
                load,
                deadline,
                samples,
                values,
                tasks,
                userClasses,
                seed,
                thresholds,
                safeguards,
                reporting,
                observe);
    }

    /** The longest that a flow's calls may take, one after the other: of one call, as a rule, the deadline. */
    public Duration longestFlow() {
        return deadline.multipliedBy(longestFlowTasks());
    }

    /** The tasks of the flow that has most. */
    public int longestFlowTasks() {
        return userClasses.stream()
                .flatMap(users -> users.flows().stream())
                .mapToInt(flow -> flow.tasks().size())
                .max()
                .orElse(1);
    }

    /** The same test with other values and requests, as many of each. */
    public Plan withWork(List<GeneratedValue> otherValues, List<Task> otherTasks) {
        return with(load, otherValues, otherTasks, userClasses);
    }

    private static List<Flow> oneEach(int tasks) {
        return IntStream.range(0, tasks)
                .mapToObj(task -> new Flow(1, List.of(task)))
                .toList();
    }
}
