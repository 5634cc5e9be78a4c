package io.github.wingload.run;

import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Decides when a load begins. Used by one thread. */
public interface StartLine {

    /** From the return of {@link #zeroNs} to time zero, so that everything is ready for the first start. */
    Duration BEFORE_ZERO = Duration.ofMillis(100);

    /**
     * Called before anything is sent, also the probe.
     *
     * @throws NotStartedException if the run must not begin
     */
    default void enter(NanoClock clock, BooleanSupplier stopped) throws NotStartedException {}

    /**
     * Called when everything is ready; waits until the load is to begin shortly, or until the run is stopped.
     *
     * @param stopped true once the run is stopped
     * @return time zero, as a reading of the clock
     * @throws NotStartedException if the load must not begin
     */
    long zeroNs(NanoClock clock, BooleanSupplier stopped) throws NotStartedException;

    /** Begins as soon as everything is ready. */
    static StartLine whenReady() {
        return (clock, stopped) -> clock.nanos() + BEFORE_ZERO.toNanos();
    }

    /** Begins at a time of day, or not at all if it has passed. */
    static StartLine at(Instant time) {
        return new StartTime(time);
    }
}
