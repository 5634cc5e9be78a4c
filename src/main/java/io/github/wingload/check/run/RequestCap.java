package io.github.wingload.check.run;

import java.util.concurrent.atomic.AtomicInteger;

/** The most requests that a check may send in all. Thread-safe. */
final class RequestCap {

    private final int most;
    private final AtomicInteger taken = new AtomicInteger();

    RequestCap(int most) {
        this.most = most;
    }

    /** Takes one request; false if none is left. */
    boolean take() {
        return taken.getAndUpdate(before -> Math.min(most, before + 1)) < most;
    }

    /** How many were taken. */
    int taken() {
        return taken.get();
    }
}
