package io.github.wingload.cli.command;

import io.github.wingload.report.console.Screen;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Shows progress on stderr: one line that is rewritten on a terminal, otherwise a new line for each tenth. */
public final class CountingLine {

    private static final int PARTS = 10;

    private final PrintWriter err;
    private final Screen line;
    private final Terminal terminal;
    private final int total;
    private final String noun;
    private int partsShown;

    public CountingLine(PrintWriter err, Terminal terminal, int total, String noun) {
        this.err = err;
        this.line = new Screen(err);
        this.terminal = terminal;
        this.total = total;
        this.noun = noun;
    }

    public void show(int count) {
        String text = String.format(Locale.ROOT, "%,d of %,d %s", count, total, noun);
        int parts = (int) ((long) count * PARTS / total);
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
