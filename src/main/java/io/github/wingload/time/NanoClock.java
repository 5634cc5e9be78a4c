package io.github.wingload.time;

import java.time.Instant;

/**
 * A monotonic clock in nanoseconds, and the wall clock beside it.
 *
 * <p>{@link #nanos()} has an arbitrary origin, never goes back, and is the source of every duration. {@link #wallTime()} is for
 * names and reports only; two wall times are never subtracted. Thread-safe.
 */
public interface NanoClock {

    /** Nanoseconds since an arbitrary origin that is fixed for the life of the clock. */
    long nanos();

    /** The time of day, in UTC. */
    Instant wallTime();

    /** The clock of this machine; a reading costs some 30 ns. */
    static NanoClock system() {
        return SystemClock.INSTANCE;
    }

    /** Reads {@link System#nanoTime()} and {@link Instant#now()}. */
    enum SystemClock implements NanoClock {
        INSTANCE;

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Instant wallTime() {
            return Instant.now();
        }
    }
}
