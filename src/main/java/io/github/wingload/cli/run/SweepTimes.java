package io.github.wingload.cli.run;

import io.github.wingload.sweep.CapacitySearch.Trial;
import java.time.Duration;
import java.util.List;

/**
 * How long the runs of a sweep are.
 *
 * @param run how long calls are started in a run of the usual length, after the warm-up
 * @param confirmation the same in the run that confirms a result
 * @param warmUp before each of them
 * @param rest between two runs
 */
record SweepTimes(Duration run, Duration confirmation, Duration warmUp, Duration rest) {

    /** How long calls are started in a run, after the warm-up. */
    Duration of(Trial trial) {
        return (trial.confirms() ? confirmation : run).multipliedBy(trial.length());
    }

    /** All of these runs with their warm-ups, and the rests between them. */
    Duration whole(List<Trial> trials) {
        return trials.stream()
                .map(trial -> of(trial).plus(warmUp))
                .reduce(rest.multipliedBy(Math.max(0, trials.size() - 1)), Duration::plus);
    }

    /** The starts that the run makes; 0 for users, whose starts depend on the target. */
    double starts(Trial trial) {
        return trial.level().perSecond().orElse(0.0) * of(trial).plus(warmUp).toMillis() / 1e3;
    }
}
