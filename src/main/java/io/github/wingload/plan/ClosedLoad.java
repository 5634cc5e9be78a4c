package io.github.wingload.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The closed model: a population of users, each of which does a task, waits, and does the next.
 *
 * <p>At least one of {@code runTime} and {@code requests} is there; whichever is reached first ends the load.
 *
 * @param users how many users there are once all have started; 1 or more
 * @param spawnRate users started per second; above zero
 * @param runTime how long calls are started, from the first user's start
 * @param requests how many calls are started in all
 * @param connections whether each user keeps its own connection
 */
public record ClosedLoad(
        int users, double spawnRate, Optional<Duration> runTime, OptionalLong requests, Connections connections)
        implements Load {}
