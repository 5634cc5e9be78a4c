package io.github.wingload.cli.run;

import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.run.LoadTest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes signals on to runs. The first signal stops the current run, drains its calls in flight, and prevents further runs.
 * The second cuts these calls off. The third ends the process, even if writing hangs. Thread-safe, without a lock, so that no
 * signal waits for an earlier one.
 */
final class Interruption implements Runnable, RunWatch {

    private static final long CLEARING_MS = 200;

    private final AtomicInteger signals = new AtomicInteger();
    private volatile Optional<Running> running = Optional.empty();

    private record Running(LoadTest test, LiveView view) {}

    /** Passes signals on to this run from now on; stops it at once if there has been a signal already. */
    @Override
    public void watch(LoadTest test, LiveView view) {
        running = Optional.of(new Running(test, view));
        if (happened()) {
            test.stop();
        }
    }

    /** Until the next {@link #watch}, signals are only counted. */
    @Override
    public void forget() {
        running = Optional.empty();
    }

    @Override
    public void run() {
        int count = signals.incrementAndGet();
        if (count > 2) {
            leaveTerminalClean();
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
        }
        act(count);
    }

    /**
     * Stops the run as a signal does, but never ends the process.
     *
     * @return what happens now, as a sentence
     */
    String stop() {
        int count = signals.updateAndGet(before -> Math.min(before + 1, 2));
        act(count);
        return count == 1 ? "Stopping: waiting for calls in flight." : "Stopping at once.";
    }

    private void act(int count) {
        running.ifPresent(now -> {
            if (count == 1) {
                now.view().stopping("stopping: waiting for calls in flight; interrupt again to cut them off");
                now.test().stop();
            } else {
                now.view().stopping("stopping at once");
                now.test().abort();
            }
        });
    }

    /** Removes the panel, if that takes no longer than a moment: writing may hang. */
    private void leaveTerminalClean() {
        Thread clearing = new Thread(() -> running.ifPresent(now -> now.view().clear()), "clearing");
        clearing.setDaemon(true);
        clearing.start();
        try {
            clearing.join(CLEARING_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean happened() {
        return signals.get() > 0;
    }
}
