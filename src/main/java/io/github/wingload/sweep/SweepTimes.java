package io.github.wingload.sweep;

import io.github.wingload.plan.Figure.Percentile;
import io.github.wingload.plan.Figure.Share;
import io.github.wingload.plan.Rule;
import io.github.wingload.stats.interval.RunLength;
import io.github.wingload.sweep.CapacitySearch.Trial;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How long the runs of a sweep are, and what comes before and between them.
 *
 * @param run how long calls are measured in a run of the usual length; empty to measure each level for as long as its answers take
 * @param answers how many each user gets at least, if {@code run} is empty
 * @param ofRate how many a rate gets at least, if {@code run} is empty
 * @param atLeast the shortest measurement, if {@code run} is empty
 * @param confirmation how long calls are measured in the run that confirms a result
 * @param warmUp what is thrown away at the start of each run, at least
 * @param spawnRate users started per second; empty to spread them over the mean time of a call
 * @param rest the pause between two levels
 * @param settle how long a level may take until the service is steady; zero to judge its first run. A rate that the service falls behind
 *     for certain ends after it
 */
public record SweepTimes(
        Optional<Duration> run,
        int answers,
        long ofRate,
        Duration atLeast,
        Duration confirmation,
        Duration warmUp,
        OptionalDouble spawnRate,
        Duration rest,
        Duration settle) {

    private static final double CONFIDENCE = 0.95;

    /** Until the time of a call is known. */
    private static final double FIRST_SPAWN_RATE = 1;

    /** Each user has ended two answers before the measurement begins. */
    private static final double WARM_CALLS = 2;

    /** Levels that are not steady or inconclusive may take up to so many times the time of a search in which each run decides. */
    private static final int SPARE = 3;

    private static final MathContext DIGITS = new MathContext(4);

    private static final double HOUR_SECONDS = 3600;

    /**
     * How a run is laid out in time.
     *
     * @param warmUp thrown away
     * @param measured after that
     * @param spawnPerSecond users started per second; empty for a rate
     * @param patience how long the service may take to keep up with a rate
     */
    public record Layout(Duration warmUp, Duration measured, OptionalDouble spawnPerSecond, Duration patience) {

        /** How long calls are started. */
        public Duration whole() {
            return warmUp.plus(measured);
        }
    }

    /**
     * How a run is laid out.
     *
     * @param callSeconds mean time of a call at a load like this, as far as it is known
     */
    public Layout layout(Trial trial, OptionalDouble callSeconds) {
        double call = callSeconds.orElse(0);
        double settled = WARM_CALLS * call;
        if (!trial.level().ofUsers()) {
            return new Layout(longer(warmUp, settled), measured(trial, call), OptionalDouble.empty(), settle);
        }
        double users = trial.level().amount();
        double perSecond =
                spawnRate.orElse(call > 0 ? Math.max(FIRST_SPAWN_RATE, rounded(users / call)) : FIRST_SPAWN_RATE);
        double ramp = (users - 1) / perSecond;
        return new Layout(longer(warmUp, ramp + settled), measured(trial, call), OptionalDouble.of(perSecond), settle);
    }

    private static double rounded(double perSecond) {
        return new BigDecimal(perSecond).round(DIGITS).doubleValue();
    }

    private Duration measured(Trial trial, double callSeconds) {
        Duration usual = trial.confirms()
                ? confirmation
                : run.orElseGet(() -> longer(atLeast, enough(trial.level(), callSeconds)));
        return usual.multipliedBy(trial.length());
    }

    /** How many seconds the answers of a level take. */
    private double enough(Level level, double callSeconds) {
        return level.perSecond().map(perSecond -> ofRate / perSecond).orElse(answers * callSeconds);
    }

    /** To a tenth of a second, which is as exact as a text of it. */
    private static Duration longer(Duration least, double seconds) {
        Duration other = Duration.ofMillis(100 * (long) Math.ceil(10 * seconds));
        return other.compareTo(least) > 0 ? other : least;
    }

    /** How many answers a rate must bring so that thresholds with some room are decided; 0 without thresholds. */
    public static long decisive(List<Rule> thresholds) {
        return thresholds.stream()
                .mapToDouble(SweepTimes::share)
                .filter(share -> share > 0 && share < 1)
                .mapToLong(share -> (long) RunLength.effectiveCalls(share, (1 + share) / 2, CONFIDENCE))
                .max()
                .orElse(0);
    }

    /** The share of calls that a threshold allows to be bad, seen from the good side; 0 if it is on no share. */
    private static double share(Rule threshold) {
        if (threshold.figure() instanceof Percentile percentile) {
            return percentile.number() / 100;
        }
        double limit = threshold.figure() instanceof Share ? threshold.limit() / 100 : 0;
        return Math.max(limit, limit == 0 ? 0 : 1 - limit);
    }

    /** All of these runs with their warm-ups, and the rests between them, if each is long enough and steady. */
    public Duration whole(List<Trial> trials) {
        return trials.stream()
                .map(trial -> layout(trial, OptionalDouble.empty()).whole())
                .reduce(rest.multipliedBy(Math.max(0, trials.size() - 1)), Duration::plus);
    }

    /** The most time that these runs have, with repeats of those that are not steady or do not decide. */
    public Duration most(List<Trial> trials) {
        return whole(trials).plus(settle).multipliedBy(SPARE);
    }

    /** The starts that the run makes; 0 for users, whose starts depend on the target. */
    public double starts(Trial trial) {
        return trial.level().perSecond().orElse(0.0)
                * layout(trial, OptionalDouble.empty()).whole().toMillis()
                / 1e3;
    }

    /** The fewest calls that the run makes. How many users make depends on the target, beyond those that each has to make. */
    public long fewest(Trial trial) {
        double each = run.isPresent() ? 1 : answers + WARM_CALLS;
        return Math.round(trial.level().ofUsers() ? trial.level().amount() * each : starts(trial));
    }

    /** The most calls that these runs start within an hour, one run after the other; 0 for users. */
    public long busiestHour(List<Trial> trials) {
        List<Trial> backwards = new ArrayList<>(trials);
        Collections.reverse(backwards);
        return Math.round(Math.max(busiestFromAStart(trials), busiestFromAStart(backwards)));
    }

    /** Of the hours that begin with a run. The others that can be the busiest end with one: they begin with one if time runs backwards. */
    private double busiestFromAStart(List<Trial> trials) {
        double most = 0;
        for (int first = 0; first < trials.size(); first++) {
            double seconds = 0;
            double starts = 0;
            for (int i = first; i < trials.size() && seconds < HOUR_SECONDS; i++) {
                double length =
                        layout(trials.get(i), OptionalDouble.empty()).whole().toMillis() / 1e3;
                starts += trials.get(i).level().perSecond().orElse(0.0) * Math.min(length, HOUR_SECONDS - seconds);
                seconds += length + rest.toMillis() / 1e3;
            }
            most = Math.max(most, starts);
        }
        return most;
    }
}
