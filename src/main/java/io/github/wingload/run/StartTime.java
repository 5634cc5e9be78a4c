package io.github.wingload.run;

import io.github.wingload.text.Figures;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * Begins a load at a time of day. A run that would begin more than a second late does not begin: it would make its load beside the
 * others' and not with them.
 */
record StartTime(Instant time) implements StartLine {

    private static final Duration MOST_LATE = Duration.ofSeconds(1);

    /** The clock of the system may be set while the run waits. */
    private static final Duration LONGEST_SLEEP = Duration.ofMillis(100);

    @Override
    public void enter(NanoClock clock, RunControl control) throws NotStartedException {
        refuseLate(clock.wallTime());
    }

    @Override
    public long zeroNs(NanoClock clock, RunControl control) throws NotStartedException {
        Duration left = Duration.between(clock.wallTime(), time);
        while (left.compareTo(BEFORE_ZERO) > 0 && !control.stopped()) {
            Duration sleep = left.minus(BEFORE_ZERO);
            LockSupport.parkNanos(this, (sleep.compareTo(LONGEST_SLEEP) < 0 ? sleep : LONGEST_SLEEP).toNanos());
            left = Duration.between(clock.wallTime(), time);
        }
        if (control.stopped()) {
            return clock.nanos();
        }
        refuseLate(clock.wallTime());
        return clock.nanos() + Duration.between(clock.wallTime(), time).toNanos();
    }

    private void refuseLate(Instant now) throws NotStartedException {
        Duration late = Duration.between(time, now);
        if (late.compareTo(MOST_LATE) > 0) {
            throw new NotStartedException(
                    "the start at " + time + " passed " + Figures.stretch(late)
                            + " ago; the load was not started. Choose a time that leaves this machine enough time to get ready");
        }
    }
}
