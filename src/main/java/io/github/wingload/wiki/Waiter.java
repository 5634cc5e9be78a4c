package io.github.wingload.wiki;

import java.time.Duration;

/** Waits; a test need not. */
@FunctionalInterface
interface Waiter {

    void sleep(Duration time) throws InterruptedException;
}
