package io.github.wingload.cli.command;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terminal that stdout and stderr go to.
 *
 * @param out true if stdout is a terminal
 * @param err true if stderr is a terminal that understands screen codes
 * @param columns its width in characters
 */
public record Terminal(boolean out, boolean err, int columns) {

    private static final int COMMON_COLUMNS = 80;
    private static final Pattern STTY_SIZE = Pattern.compile("\\d+ (\\d+)\\s*");

    /** Queries of the shell. */
    interface Probe {

        /** True if the file descriptor is a terminal. */
        boolean isTerminal(int fileDescriptor);

        /** Rows and columns as {@code stty size} prints them; any other text if they are unknown. */
        String sttySize();
    }

    /** Asks the shell, because {@link java.io.Console} combines stdin and stdout and ignores stderr. */
    public static Terminal detect() {
        return detect(System.getenv(), new ShellProbe());
    }

    static Terminal detect(Map<String, String> environment, Probe probe) {
        boolean out = probe.isTerminal(1);
        boolean err = probe.isTerminal(2);
        boolean dumb = "dumb".equals(environment.get("TERM"));
        int columns = out || err ? columns(environment, probe) : COMMON_COLUMNS;
        return new Terminal(out, err && !dumb, columns);
    }

    /** The width of tables on stdout; empty if stdout is a file or a pipe. */
    public OptionalInt outColumns() {
        return out ? OptionalInt.of(columns) : OptionalInt.empty();
    }

    private static int columns(Map<String, String> environment, Probe probe) {
        OptionalInt given = positive(environment.getOrDefault("COLUMNS", ""));
        if (given.isPresent()) {
            return given.getAsInt();
        }
        Matcher size = STTY_SIZE.matcher(probe.sttySize());
        return size.matches() ? positive(size.group(1)).orElse(COMMON_COLUMNS) : COMMON_COLUMNS;
    }

    /** A terminal of unknown size reports 0. */
    private static OptionalInt positive(String digits) {
        return digits.matches("[1-9]\\d{0,5}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    /** Uses commands that every POSIX system has; without a shell, nothing counts as a terminal. */
    private static final class ShellProbe implements Probe {

        @Override
        public boolean isTerminal(int fileDescriptor) {
            ProcessBuilder test = new ProcessBuilder("sh", "-c", "test -t " + fileDescriptor);
            try {
                return test.inheritIO().start().waitFor() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public String sttySize() {
            ProcessBuilder stty =
                    new ProcessBuilder("sh", "-c", "stty size < /dev/tty").redirectError(Redirect.DISCARD);
            try {
                return new String(stty.start().getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            } catch (IOException e) {
                return "";
            }
        }
    }
}
