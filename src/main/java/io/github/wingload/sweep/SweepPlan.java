package io.github.wingload.sweep;

import io.github.wingload.plan.Rule;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Load;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a scenario or a command line says about the levels of a sweep. What it leaves out is usual.
 *
 * @param levels in the order in which they run, all in the unit of the first; empty for a search
 * @param search for the highest level; empty for given levels
 * @param run how long each level is measured; empty to measure it for as long as its answers take
 * @param answersPerUser how many answers each user gets at least, if {@code run} is empty
 * @param atLeast the shortest measurement, if {@code run} is empty
 * @param rest between two levels
 * @param settle how long a level may take until the service is steady
 * @param stopAtFail true to end after the first level that fails
 * @param ownSpawnRate true if the load says how fast users start
 */
public record SweepPlan(
        List<Level> levels,
        Optional<Search> search,
        Optional<Duration> run,
        OptionalInt answersPerUser,
        Optional<Duration> atLeast,
        Optional<Duration> rest,
        Optional<Duration> settle,
        boolean stopAtFail,
        boolean ownSpawnRate) {

    private static final int ANSWERS_PER_USER = 10;
    private static final Duration AT_LEAST = Duration.ofMinutes(1);
    private static final Duration CONFIRMATION = Duration.ofMinutes(10);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration SETTLE = Duration.ofMinutes(2);

    /**
     * A search for the highest level.
     *
     * @param threshold that must be met, as a line; empty for those of the scenario
     * @param from the lowest level; empty for an eighth of the scenario's load
     * @param to the highest level; empty for eight times the scenario's load
     * @param confirm length of the run that confirms the result
     */
    public record Search(
            Optional<String> threshold, Optional<Level> from, Optional<Level> to, Optional<Duration> confirm) {

        /** A search of which everything is usual. */
        public static final Search USUAL =
                new Search(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** This search, and what another one says in its place. */
        public Search and(Search over) {
            return new Search(
                    over.threshold.or(() -> threshold),
                    over.from.or(() -> from),
                    over.to.or(() -> to),
                    over.confirm.or(() -> confirm));
        }
    }

    public SweepPlan {
        // Levels are told apart and ordered by their amounts.
        List<Level> given = levels;
        levels = given.stream().map(level -> level.in(given.get(0).kind())).toList();
    }

    /** How long a level is measured whose calls are quick. */
    public Duration shortest() {
        return run.or(() -> atLeast).orElse(AT_LEAST);
    }

    /** With the usual times where this plan says none. */
    public SweepTimes times(Load load, List<Rule> thresholds) {
        return new SweepTimes(
                run,
                answersPerUser.orElse(ANSWERS_PER_USER),
                SweepTimes.decisive(thresholds),
                atLeast.orElse(AT_LEAST),
                search.flatMap(Search::confirm).orElse(CONFIRMATION),
                load.warmUp(),
                ownSpawnRate && load instanceof ClosedLoad closed
                        ? OptionalDouble.of(closed.spawnRate())
                        : OptionalDouble.empty(),
                rest.orElse(REST),
                settle.orElse(SETTLE));
    }
}
