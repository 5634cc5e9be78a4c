package io.github.wingload.cli.command;

import io.github.wingload.report.console.Screen;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Shows progress on stderr: one line that is rewritten on a terminal, otherwise a new line for each tenth, or for each 10,000 if the
 * total is unknown.
 */
public final class CountingLine {

    private static final int PARTS = 10;
    private static final int PART_OF_UNKNOWN = 10_000;

    private final PrintWriter err;
    private final Screen line;
    private final Terminal terminal;
    private final OptionalInt total;
    private final String noun;
    private int partsShown;

    /** @param total empty if it is unknown */
    public CountingLine(PrintWriter err, Terminal terminal, OptionalInt total, String noun) {
        this.err = err;
        this.line = new Screen(err);
        this.terminal = terminal;
        this.total = total;
        this.noun = noun;
    }

    public void show(int count) {
        String text = total.isPresent()
                ? String.format(Locale.ROOT, "%,d of %,d %s", count, total.getAsInt(), noun)
                : String.format(Locale.ROOT, "%,d %s", count, noun);
        int parts = total.isPresent() ? (int) ((long) count * PARTS / total.getAsInt()) : count / PART_OF_UNKNOWN;
        if (terminal.err()) {
            line.show(List.of(text), terminal.size().columns());
        } else if (parts > partsShown) {
            err.println(text);
            partsShown = parts;
        }
    }

    /** Prints a line that is not rewritten. */
    public void say(String message) {
        line.say(message, terminal.size().columns());
    }

    public void clear() {
        line.clear(terminal.size().columns());
    }
}
