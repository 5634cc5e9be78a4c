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
 * @param observe what the server is asked about itself while the run goes on; often nothing
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
        Reporting reporting,
        List<Observation> observe) {

    public Plan {
        tasks = List.copyOf(tasks);
        thresholds = List.copyOf(thresholds);
        // The files of runs from before there was such a thing do not have it.
        observe = observe == null ? List.of() : List.copyOf(observe);
    }

    /** Without a look at the server. */
    public Plan(
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
        this(
                name,
                target,
                load,
                waitTime,
                deadline,
                samples,
                tasks,
                seed,
                thresholds,
                safeguards,
                reporting,
                List.of());
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
                name,
                target,
                other,
                waitTime,
                deadline,
                samples,
                tasks,
                seed,
                thresholds,
                safeguards,
                reporting,
                observe);
    }

    /** The same test with a look at the server. */
    public Plan withObserve(List<Observation> others) {
        return new Plan(
                name,
                target,
                load,
                waitTime,
                deadline,
                samples,
                tasks,
                seed,
                thresholds,
                safeguards,
                reporting,
                others);
    }
}
