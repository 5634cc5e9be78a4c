package io.github.wingload.cli.run;

import io.github.wingload.cli.command.Terminal;
import io.github.wingload.report.console.LiveFigures;
import io.github.wingload.report.console.LiveLine;
import io.github.wingload.report.console.Panel;
import io.github.wingload.report.console.Screen;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunLog;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Shows a run on stderr while it is in progress: a panel that is drawn in place on a terminal, otherwise a line every ten seconds.
 * Thread-safe.
 */
final class LiveView implements RunLog {

    private static final Duration BETWEEN_PLAIN_LINES = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final Screen screen;
    private final Terminal terminal;
    private final Supplier<Terminal.Size> size;
    private Duration nextPlainLine = BETWEEN_PLAIN_LINES;
    private Optional<CurrentFigures> current = Optional.empty();
    private boolean stopping;

    /** @param size of the terminal now */
    LiveView(PrintWriter err, Terminal terminal, Supplier<Terminal.Size> size) {
        this.err = err;
        this.screen = new Screen(err);
        this.terminal = terminal;
        this.size = size;
    }

    @Override
    public synchronized void started(Manifest manifest) {
        current = Optional.of(new CurrentFigures(manifest.plan()));
    }

    @Override
    public synchronized void second(Progress progress) {
        current.ifPresent(figures -> {
            figures.add(progress);
            Duration elapsed = Duration.ofNanos(progress.second().endNs());
            if (terminal.err()) {
                draw(figures.at(progress, stopping));
            } else if (elapsed.compareTo(nextPlainLine) >= 0) {
                err.println(LiveLine.plain(figures.at(progress, stopping)));
                long shown = elapsed.dividedBy(BETWEEN_PLAIN_LINES);
                nextPlainLine = BETWEEN_PLAIN_LINES.multipliedBy(shown + 1);
            }
        });
    }

    @Override
    public void finished(Analysis analysis) {
        clear();
    }

    private void draw(LiveFigures figures) {
        Terminal.Size now = size.get();
        // The last column stays free, because some terminals wrap as soon as it is filled.
        int columns = Math.max(1, now.columns() - 1);
        screen.show(Panel.lines(figures, terminal.look(), columns, now.rows() - 1), now.columns());
    }

    /** Prints a line that stays; from now on the view says that the run is stopping. */
    synchronized void stopping(String message) {
        stopping = true;
        screen.say(message, size.get().columns());
    }

    /** Removes the panel; lines that {@link #stopping} printed stay. */
    synchronized void clear() {
        screen.clear(size.get().columns());
    }
}
