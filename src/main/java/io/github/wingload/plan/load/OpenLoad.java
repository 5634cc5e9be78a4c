package io.github.wingload.plan.load;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The open model: calls start when the schedule says so, even if earlier ones have not ended.
 *
 * @param stages levels in starts per second; at least one
 * @param arrivals how starts are spread within a stage
 * @param maxInFlight the most calls in flight; a start beyond it is dropped; empty for the number that peak rate and deadline need
 * @param warmUp how long the first stage's opening level is held before the measurement starts; zero without a warm-up
 * @param connections who holds the connections
 * @param replay the recorded times of {@link Arrivals#RECORDED}, whose only stage has their mean rate; empty for other arrivals
 */
public record OpenLoad(
        List<Stage> stages,
        Arrivals arrivals,
        OptionalInt maxInFlight,
        Duration warmUp,
        Connections connections,
        Optional<Replay> replay)
        implements Load {

    /** Starts at rates. */
    public OpenLoad(
            List<Stage> stages, Arrivals arrivals, OptionalInt maxInFlight, Duration warmUp, Connections connections) {
        this(stages, arrivals, maxInFlight, warmUp, connections, Optional.empty());
    }

    public OpenLoad {
        stages = List.copyOf(stages);
    }

    @Override
    public Optional<Duration> duration() {
        return Optional.of(Load.total(stages));
    }

    /** How starts are spread. */
    public enum Arrivals {
        /** At equal distances. */
        CONSTANT,
        /** At random, as independent callers would; their number is random too. */
        POISSON,
        /** At random, in exactly the number that the rate gives. */
        POISSON_EXACT,
        /** At the times of a {@link Replay}. */
        RECORDED
    }

    /** The highest rate of any stage, or the most starts in a second of a replay. */
    @Override
    public double peakLevel() {
        return replay.map(recorded -> (double) recorded.planned().peakSecond()).orElseGet(Load.super::peakLevel);
    }

    /** The number of starts after the warm-up; the mean, if it is random. */
    public double plannedStarts() {
        return stages.stream()
                .mapToDouble(stage ->
                        (stage.from() + stage.to()) / 2 * (stage.duration().toNanos() / 1e9))
                .sum();
    }

    /**
     * The limit on calls in flight: the one given, or ⌈1.1 · peak rate · longest flow⌉ + 10, which is not reached as long as every
     * call ends by its deadline.
     *
     * @param longestFlow the longest that the calls of one arrival may take; see {@link io.github.wingload.plan.Plan#longestFlow}
     */
    public int inFlightLimit(Duration longestFlow) {
        double needed = 1.1 * peakLevel() * (longestFlow.toNanos() / 1e9);
        return maxInFlight.orElse((int) Math.min(Integer.MAX_VALUE, Math.ceil(needed) + 10));
    }
}
