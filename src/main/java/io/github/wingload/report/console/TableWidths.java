package io.github.wingload.report.console;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The widths of the tables' text columns by Locust's rule: figures take 80 columns of the terminal, names the rest.
 *
 * @param text columns for names, 0 to 80; 80 without a terminal
 */
public record TableWidths(int text) {

    /** For a file or a pipe. */
    public static final TableWidths NO_TERMINAL = new TableWidths(80);

    private static final int FIGURES = 80;
    private static final int TYPE = 8;
    private static final int NAME_HEADING = 4;

    /** For a terminal with this number of columns; empty without a terminal. */
    public static TableWidths of(OptionalInt terminalColumns) {
        return terminalColumns.isEmpty()
                ? NO_TERMINAL
                : new TableWidths(Math.max(0, Math.min(terminalColumns.getAsInt() - FIGURES, 80)));
    }

    public int type() {
        return TYPE;
    }

    /** The name column of the request table. */
    public int requestName() {
        return Math.max(NAME_HEADING, text - TYPE + 4);
    }

    /** The name column of the latency tables. */
    public int latencyName() {
        return Math.max(NAME_HEADING, text);
    }

    /** The width of the error column in the error report. */
    public int error() {
        return FIGURES + text - 19;
    }

    /** The line between a table's head and its rows: runs of dashes of these lengths, joined by bars. */
    static String rule(int... widths) {
        return Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining("|"));
    }
}
