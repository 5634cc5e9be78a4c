package io.github.wingload.cli.run;

import io.github.wingload.cli.command.RewrittenLine;
import io.github.wingload.cli.command.Terminal;
import io.github.wingload.report.console.LiveFigures;
import io.github.wingload.report.console.LiveLine;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunLog;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/**
 * Shows a run on stderr while it is in progress: one line that is rewritten on a terminal, otherwise a new line every ten
 * seconds. Thread-safe.
 */
final class LiveView implements RunLog {

    private static final Duration BETWEEN_PLAIN_LINES = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final RewrittenLine line;
    private final Terminal terminal;
    private Duration nextPlainLine = BETWEEN_PLAIN_LINES;
    private Optional<CurrentFigures> current = Optional.empty();
    private boolean stopping;

    LiveView(PrintWriter err, Terminal terminal) {
        this.err = err;
        this.line = new RewrittenLine(err);
        this.terminal = terminal;
    }

    @Override
    public synchronized void started(Manifest manifest) {
        current = Optional.of(new CurrentFigures(manifest.plan()));
    }

    @Override
    public synchronized void second(Progress progress) {
        current.ifPresent(figures -> show(figures.after(progress, stopping)));
    }

    @Override
    public void finished(Analysis analysis) {
        clear();
    }

    private void show(LiveFigures figures) {
        if (terminal.err()) {
            // The last column stays free, because some terminals wrap as soon as it is filled.
            line.show(LiveLine.fitting(figures, Math.max(1, terminal.columns() - 1)));
        } else if (figures.elapsed().compareTo(nextPlainLine) >= 0) {
            err.println(LiveLine.plain(figures));
            long shown = figures.elapsed().dividedBy(BETWEEN_PLAIN_LINES);
            nextPlainLine = BETWEEN_PLAIN_LINES.multipliedBy(shown + 1);
        }
    }

    /** Prints a line that is not rewritten; from now on the live line says that the run is stopping. */
    synchronized void stopping(String message) {
        stopping = true;
        line.say(message);
    }

    /** Removes the live line; lines that {@link #stopping} printed stay. */
    synchronized void clear() {
        line.clear();
    }
}
