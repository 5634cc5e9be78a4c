package io.github.wingload.time;

import java.time.Instant;

/** A clock that a test moves. */
public final class HandMovedClock implements NanoClock {

    private volatile long nowNs;

    public void moveTo(long timeNs) {
        nowNs = timeNs;
    }

    @Override
    public long nanos() {
        return nowNs;
    }

    @Override
    public Instant wallTime() {
        return Instant.EPOCH.plusNanos(nowNs);
    }
}
