package io.github.wingload.plan.load;

import java.time.Duration;
import java.util.Optional;

/**
 * Starts at recorded times, each with the row of its time.
 *
 * @param samples index of the plan's samples that have the times
 * @param column the column of the times, by its index
 * @param pace how recorded times become planned ones
 * @param disorder a row is followed by at most so many rows of an earlier time; 0 if rows are in order of time
 * @param recorded the starts at the recorded times, divided by the speed, without any other change
 * @param planned the starts that are planned, warm-up included
 */
public record Replay(int samples, int column, Pace pace, int disorder, Burstiness recorded, Burstiness planned) {

    /** The name of a replay's only stage. */
    public static final String STAGE = "replay";

    /**
     * How recorded times become planned ones: gaps are cut, then time runs faster, then the rate is limited.
     *
     * @param speed how many recorded seconds pass in a second; above zero
     * @param limitPerSecond the highest rate of starts, which delays those beyond it
     * @param longestGap longer gaps between recorded times count as this
     */
    public record Pace(double speed, Optional<Double> limitPerSecond, Optional<Duration> longestGap) {}

    /**
     * How starts came in bursts, by their number in each whole second.
     *
     * @param starts how many there were
     * @param seconds whole seconds from time zero to the last of them; 1 or more
     * @param peakSecond the most of them in a second
     * @param peakMinute the most of them in 60 neighbouring seconds
     * @param peakHour the most of them in 3,600 neighbouring seconds
     * @param dispersion the index of dispersion: the variance of the numbers per second divided by their mean. 0 for a constant load, 1 for
     *     independent callers, more for bursts
     */
    public record Burstiness(
            long starts, long seconds, long peakSecond, long peakMinute, long peakHour, double dispersion) {

        public double meanPerSecond() {
            return (double) starts / seconds;
        }
    }
}
