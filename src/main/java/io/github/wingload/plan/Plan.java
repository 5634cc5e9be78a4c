package io.github.wingload.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One load test, complete and in range.
 *
 * @param name names the results: letters, digits, {@code . _ -}
 * @param target what is tested
 * @param load how many calls are made, when
 * @param waitTime a user's pause between two tasks
 * @param deadline the longest a call may take in all, from its start to its last byte; above zero
 * @param samples where the rows come from that requests are made of; empty if no request needs one
 * @param tasks what a user does, one picked by weight each time; at least one
 * @param seed from which every random choice of the run is derived
 * @param thresholds what the target has promised; empty if any failed call fails the run
 * @param safeguards what keeps the run from doing harm
 * @param reporting what is kept of the run and said about it
 */
public record Plan(
        String name,
        Target target,
        Load load,
        WaitTime waitTime,
        Duration deadline,
        Optional<Samples> samples,
        List<Task> tasks,
        long seed,
        List<Threshold> thresholds,
        Safeguards safeguards,
        Reporting reporting) {

    public Plan {
        tasks = List.copyOf(tasks);
        thresholds = List.copyOf(thresholds);
    }

    /** Without thresholds, and with everything that a scenario may leave out as it is then. */
    public Plan(
            String name,
            Target target,
            Load load,
            WaitTime waitTime,
            Duration deadline,
            Optional<Samples> samples,
            List<Task> tasks,
            long seed) {
        this(
                name,
                target,
                load,
                waitTime,
                deadline,
                samples,
                tasks,
                seed,
                List.of(),
                Safeguards.DEFAULT,
                Reporting.DEFAULT);
    }

    /** The same test with another load. */
    public Plan withLoad(Load other) {
        return new Plan(
                name, target, other, waitTime, deadline, samples, tasks, seed, thresholds, safeguards, reporting);
    }
}
