package io.github.wingload.report.console;

import java.io.PrintWriter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The last lines on a terminal, which are drawn again and again in their place. The cursor is never hidden, so a process that is
 * killed leaves the terminal as it was. For one thread.
 */
public final class Screen {

    private static final String LINE_START = "\r";
    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    /** A line as {@link #show} prints it: what moves the cursor, the line itself, what clears the rest, the line end. */
    static final Pattern DRAWN =
            Pattern.compile("(\r(?:\u001b\\[\\d{1,3}A)?)(.*)(\u001b\\[[JK])(\r?\n?)", Pattern.DOTALL);

    private final PrintWriter err;
    private List<Integer> widths = List.of();

    public Screen(PrintWriter err) {
        this.err = err;
    }

    /**
     * Replaces the lines that are shown.
     *
     * @param lines at least one, each less wide than the terminal
     * @param columns the width of the terminal now, 1 or more: one that became narrower has wrapped the lines on it
     */
    public void show(List<String> lines, int columns) {
        int up = widths.stream()
                        .mapToInt(width -> Math.max(1, (width + columns - 1) / columns))
                        .sum()
                - 1;
        StringBuilder text = new StringBuilder(LINE_START);
        if (up > 0) {
            text.append(String.format(UP, up));
        }
        text.append(String.join(CLEAR_LINE + "\n" + LINE_START, lines)).append(CLEAR_BELOW);
        err.print(text);
        err.flush();
        widths = lines.stream().map(Style::width).toList();
    }

    /** Prints a line that stays, in place of the lines that are shown. */
    public void say(String message, int columns) {
        clear(columns);
        err.println(message);
    }

    /** Removes the lines that are shown. */
    public void clear(int columns) {
        if (!widths.isEmpty()) {
            show(List.of(""), columns);
            widths = List.of();
        }
    }
}
