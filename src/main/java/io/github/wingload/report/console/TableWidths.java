package io.github.wingload.report.console;

import java.util.OptionalInt;

/**
 * How wide tables may be.
 *
 * @param columns of the terminal; 0 for a file or a pipe, where tables are as wide as Locust's
 */
public record TableWidths(int columns) {

    /** For a file or a pipe. */
    public static final TableWidths NO_TERMINAL = new TableWidths(0);

    /** On a narrower terminal lines wrap. */
    private static final int LEAST = 48;

    /** For a terminal with this number of columns; empty without a terminal. */
    public static TableWidths of(OptionalInt terminalColumns) {
        return terminalColumns.isEmpty() ? NO_TERMINAL : new TableWidths(Math.max(LEAST, terminalColumns.getAsInt()));
    }

    boolean terminal() {
        return columns > 0;
    }
}
