package io.github.wingload.wiki;

import java.time.Duration;

/** Lets time go by. */
@FunctionalInterface
interface Waiter {

    void sleep(Duration time) throws InterruptedException;
}
