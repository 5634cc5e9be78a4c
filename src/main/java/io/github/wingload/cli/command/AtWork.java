package io.github.wingload.cli.command;

import io.github.wingload.report.console.Screen;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Printable;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Shows on stderr that a command is still at work: from the third second on, and only on a terminal. Closing it removes the line.
 */
public final class AtWork implements AutoCloseable {

    private static final int SILENT_TICKS = 2;

    private final String doing;
    private final PrintWriter err;
    private final Supplier<Terminal> terminal;
    private final Duration tick;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread thread = new Thread(this::show, "at work");

    private AtWork(String doing, PrintWriter err, Supplier<Terminal> terminal, Duration tick) {
        this.doing = Printable.of(Excerpt.ofName(doing));
        this.err = err;
        this.terminal = terminal;
        this.tick = tick;
        thread.setDaemon(true);
    }

    /**
     * Begins to wait.
     *
     * @param doing what the command does, such as {@code reading results/demo}
     */
    public static AtWork on(String doing, PrintWriter err) {
        return start(doing, err, Terminal::detect, Duration.ofSeconds(1));
    }

    static AtWork start(String doing, PrintWriter err, Supplier<Terminal> terminal, Duration tick) {
        AtWork work = new AtWork(doing, err, terminal, tick);
        work.thread.start();
        return work;
    }

    private void show() {
        try {
            if (doneAfter(SILENT_TICKS)) {
                return;
            }
            Terminal there = terminal.get();
            if (!there.err()) {
                return;
            }
            int columns = there.size().columns();
            Screen screen = new Screen(err);
            int ticks = SILENT_TICKS;
            do {
                String line = doing + ": " + ticks++ + " s";
                screen.show(List.of(line.substring(0, Math.min(line.length(), Math.max(1, columns - 1)))), columns);
            } while (!doneAfter(1));
            screen.clear(columns);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean doneAfter(int ticks) throws InterruptedException {
        return done.await(tick.toNanos() * ticks, TimeUnit.NANOSECONDS);
    }

    /** Removes the line, so that what is printed next has the terminal for itself. */
    @Override
    public void close() {
        done.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
