package io.github.wingload.cli;

import io.github.wingload.run.LoadTest;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What signals do to a run: the first stops it and lets calls in flight end, the second cuts them off, and a third, if not
 * even writing comes to an end, ends the process.
 */
final class Interruption implements Runnable {

    private final LoadTest test;
    private final LiveView view;
    private final AtomicInteger signals = new AtomicInteger();

    Interruption(LoadTest test, LiveView view) {
        this.test = test;
        this.view = view;
    }

    @Override
    public void run() {
        switch (signals.incrementAndGet()) {
            case 1 -> {
                view.say("stopping: waiting for the calls in flight; once more cuts them off");
                test.stop();
            }
            case 2 -> {
                view.say("stopping at once");
                test.abort();
            }
            default -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
        }
    }

    boolean happened() {
        return signals.get() > 0;
    }
}
