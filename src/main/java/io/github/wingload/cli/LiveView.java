package io.github.wingload.cli;

import io.github.wingload.report.console.LiveFigures;
import io.github.wingload.report.console.LiveLine;
import java.io.PrintWriter;
import java.time.Duration;

/**
 * Shows on stderr where a run stands: one line that is written over on a terminal, a new line every ten seconds
 * elsewhere. Thread-safe.
 */
final class LiveView {

    private static final Duration BETWEEN_PLAIN_LINES = Duration.ofSeconds(10);
    private static final String TO_LINE_START = "\r";
    private static final String CLEAR_REST = "\u001b[K";

    private final PrintWriter err;
    private final Terminal terminal;
    private Duration nextPlainLine = BETWEEN_PLAIN_LINES;
    private boolean lineShown;

    LiveView(PrintWriter err, Terminal terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** To be called about once a second. */
    synchronized void show(LiveFigures figures) {
        if (terminal.err()) {
            // The last column stays free: some terminals wrap as soon as it is written to.
            err.print(TO_LINE_START + LiveLine.fitting(figures, Math.max(1, terminal.columns() - 1)) + CLEAR_REST);
            err.flush();
            lineShown = true;
        } else if (figures.elapsed().compareTo(nextPlainLine) >= 0) {
            err.println(LiveLine.plain(figures));
            long shown = figures.elapsed().dividedBy(BETWEEN_PLAIN_LINES);
            nextPlainLine = BETWEEN_PLAIN_LINES.multipliedBy(shown + 1);
        }
    }

    /** Prints a line that stays; the refreshed line comes back below it. */
    synchronized void say(String message) {
        clear();
        err.println(message);
    }

    /** Takes the refreshed line away; what was printed with {@link #say} stays. */
    synchronized void clear() {
        if (lineShown) {
            err.print(TO_LINE_START + CLEAR_REST);
            err.flush();
            lineShown = false;
        }
    }
}
