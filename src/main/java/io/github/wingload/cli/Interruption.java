package io.github.wingload.cli;

import io.github.wingload.run.LoadTest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What signals do to runs: the first stops the one that goes on, lets its calls in flight end, and keeps further ones from
 * starting; the second cuts them off; and a third, if not even writing comes to an end, ends the process. Thread-safe, and
 * without a lock, lest a signal wait for the one before.
 */
final class Interruption implements Runnable {

    private final AtomicInteger signals = new AtomicInteger();
    private volatile Optional<Running> running = Optional.empty();

    private record Running(LoadTest test, LiveView view) {}

    /** From now on signals mean this run; one that was interrupted before it began is stopped at once. */
    void watch(LoadTest test, LiveView view) {
        running = Optional.of(new Running(test, view));
        if (happened()) {
            test.stop();
        }
    }

    /** The run has ended; until there is another, signals are only remembered. */
    void forget() {
        running = Optional.empty();
    }

    @Override
    public void run() {
        int count = signals.incrementAndGet();
        if (count > 2) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
        }
        running.ifPresent(now -> {
            if (count == 1) {
                now.view().say("stopping: waiting for the calls in flight; once more cuts them off");
                now.test().stop();
            } else {
                now.view().say("stopping at once");
                now.test().abort();
            }
        });
    }

    boolean happened() {
        return signals.get() > 0;
    }
}
