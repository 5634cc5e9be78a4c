package io.github.wingload.plan.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The closed model: a population of users, each of which does a task, waits, and does the next.
 *
 * <p>At least one of {@code runTime} and {@code requests} is set; the one that is reached first ends the load.
 *
 * @param users how many users there are once all have started; 1 or more
 * @param spawnRate users started per second; above zero
 * @param runTime how long calls are started, from the first user's start or the end of the warm-up
 * @param requests how many calls are started in all
 * @param warmUp how long the load runs, ramp included, before the measurement starts; zero without a warm-up
 * @param connections whether each user keeps its own connection
 */
public record ClosedLoad(
        int users,
        double spawnRate,
        Optional<Duration> runTime,
        OptionalLong requests,
        Duration warmUp,
        Connections connections)
        implements Load {

    /** Without a warm-up. */
    public ClosedLoad(
            int users, double spawnRate, Optional<Duration> runTime, OptionalLong requests, Connections connections) {
        this(users, spawnRate, runTime, requests, Duration.ZERO, connections);
    }

    /** How long it takes until the last user has started: users start in batches of ⌊spawn rate⌋, at least one. */
    public Duration ramp() {
        double batch = Math.max(1, Math.min(users, Math.floor(spawnRate)));
        double pauses = Math.ceil(users / batch) - 1;
        return Duration.ofNanos(Math.round(pauses * (batch / spawnRate) * 1e9));
    }

    /** The ramp and what comes after it, as far as the run time reaches; without a run time the rest has no end. */
    @Override
    public List<Stage> stages() {
        Duration end = runTime.orElse(Duration.ofDays(365));
        Duration ramp = ramp().minus(warmUp);
        List<Stage> stages = new ArrayList<>();
        if (ramp.compareTo(Duration.ZERO) > 0) {
            stages.add(new Stage(Stage.RAMP, 0, users, ramp.compareTo(end) < 0 ? ramp : end));
        }
        Duration hold = stages.isEmpty() ? end : end.minus(ramp);
        if (hold.compareTo(Duration.ZERO) > 0) {
            stages.add(new Stage(Stage.HOLD, users, users, hold));
        }
        return stages;
    }

    @Override
    public Optional<Duration> duration() {
        return runTime;
    }
}
