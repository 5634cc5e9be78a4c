package io.github.wingload.plan.load;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;

/** How many calls are made, and when. */
public sealed interface Load permits ClosedLoad, StagedLoad, LocustLoad, OpenLoad {

    /** The load's stages in order, from the end of the warm-up; at least one. */
    List<Stage> stages();

    /** How long the opening level is held before the measurement starts; zero without a warm-up. */
    Duration warmUp();

    /** Who holds the connections. */
    Connections connections();

    /** How long calls are started after the warm-up; empty if only their number is limited. */
    Optional<Duration> duration();

    /** How many calls end the load; empty if only time does. */
    default OptionalLong requests() {
        return OptionalLong.empty();
    }

    /**
     * How much of the load is over, from 0 to 1, by its time or its number of calls, whichever ends it first; empty if neither ends it.
     *
     * @param elapsed since time zero
     * @param calls that have ended
     */
    default OptionalDouble share(Duration elapsed, long calls) {
        DoubleStream byTime = plannedEnd().stream().mapToDouble(end -> ratio(elapsed.toNanos(), end.toNanos()));
        DoubleStream byCalls = requests().stream().mapToDouble(most -> ratio(calls, most));
        return DoubleStream.concat(byTime, byCalls).max();
    }

    private static double ratio(long part, long whole) {
        return Math.min(1, (double) part / Math.max(1, whole));
    }

    /** From time zero to the planned end: the warm-up and the duration; empty if only the number of calls ends the load. */
    default Optional<Duration> plannedEnd() {
        return duration().map(warmUp()::plus);
    }

    /** True for the open model. */
    default boolean open() {
        return this instanceof OpenLoad;
    }

    /** The highest level of any stage: users in the closed model, starts per second in the open one. */
    default double peakLevel() {
        return stages().stream()
                .mapToDouble(stage -> Math.max(stage.from(), stage.to()))
                .max()
                .orElse(0);
    }

    /** The most users at any time; 0 in the open model. */
    default int peakUsers() {
        return open() ? 0 : (int) Math.round(peakLevel());
    }

    /**
     * The area under the level of stages, such as the starts of a rate or the seconds of all users.
     *
     * @param until in seconds from the begin of the first stage
     */
    static double levelSeconds(List<Stage> stages, double until) {
        double area = 0;
        double begin = 0;
        for (Stage stage : stages) {
            double length = stage.duration().toNanos() / 1e9;
            double into = Math.max(0, Math.min(length, until - begin));
            double level = stage.from() + (stage.to() - stage.from()) * into / length;
            area += (stage.from() + level) / 2 * into;
            begin += length;
        }
        return area;
    }

    /** The sum of the stages' lengths. */
    static Duration total(List<Stage> stages) {
        return stages.stream().map(Stage::duration).reduce(Duration.ZERO, Duration::plus);
    }
}
