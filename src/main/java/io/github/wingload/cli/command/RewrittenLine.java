package io.github.wingload.cli.command;

import java.io.PrintWriter;

/** The last line of a terminal, which is written again and again. For one thread. */
public final class RewrittenLine {

    private static final String TO_LINE_START = "\r";
    private static final String CLEAR_REST = "\u001b[K";

    private final PrintWriter err;
    private boolean shown;

    public RewrittenLine(PrintWriter err) {
        this.err = err;
    }

    public void show(String text) {
        err.print(TO_LINE_START + text + CLEAR_REST);
        err.flush();
        shown = true;
    }

    /** Prints a line that stays, and removes the line that was shown. */
    public void say(String message) {
        clear();
        err.println(message);
    }

    public void clear() {
        if (shown) {
            show("");
            shown = false;
        }
    }
}
