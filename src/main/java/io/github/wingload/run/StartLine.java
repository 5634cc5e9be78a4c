package io.github.wingload.run;

import io.github.wingload.result.ClockOffset;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides when a load begins. Used by one thread. */
public interface StartLine {

    /** From the return of {@link #zeroNs} to time zero, so that everything is ready for the first start. */
    Duration BEFORE_ZERO = Duration.ofMillis(100);

    /**
     * Called before anything is sent, also the probe.
     *
     * @throws NotStartedException if the run must not begin
     */
    default void enter(NanoClock clock, RunControl control) throws NotStartedException {}

    /**
     * Called when everything is ready; waits until the load is to begin shortly, or until the run is stopped.
     *
     * @param control of the run that waits
     * @return time zero, as a reading of the clock
     * @throws NotStartedException if the load must not begin
     */
    long zeroNs(NanoClock clock, RunControl control) throws NotStartedException;

    /** How this machine's clock differs from that of the whole run, if that was measured. */
    default Optional<ClockOffset> clock() {
        return Optional.empty();
    }

    /**
     * The load was stopped before its planned end, and all of its shards are to stop.
     *
     * @param rule the stop rule that held; empty for an interruption
     */
    default void ended(Optional<String> rule) {}

    /** Begins as soon as everything is ready. */
    static StartLine whenReady() {
        return (clock, control) -> clock.nanos() + BEFORE_ZERO.toNanos();
    }

    /** As soon as everything is ready, on a machine whose clock differs from that of the whole run. */
    static StartLine whenReady(ClockOffset offset) {
        return new StartLine() {
            @Override
            public long zeroNs(NanoClock clock, RunControl control) throws NotStartedException {
                return whenReady().zeroNs(clock, control);
            }

            @Override
            public Optional<ClockOffset> clock() {
                return Optional.of(offset);
            }
        };
    }

    /** Begins at a time of day, or not at all if it has passed. */
    static StartLine at(Instant time) {
        return new StartTime(time);
    }
}
