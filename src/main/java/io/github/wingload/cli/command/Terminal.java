package io.github.wingload.cli.command;

import io.github.wingload.report.console.Look;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The terminal that stdout and stderr go to.
 *
 * @param out true if stdout is a terminal
 * @param err true if stderr is a terminal that understands screen codes
 * @param size of both
 * @param look what it can show
 */
public record Terminal(boolean out, boolean err, Size size, Look look) {

    private static final Size COMMON_SIZE = new Size(80, 24);
    private static final Pattern STTY_SIZE = Pattern.compile("(\\d+) (\\d+)\\s*");
    private static final Pattern UTF_8_LOCALE = Pattern.compile("(?i).*utf-?8.*");

    /** Columns and rows, in characters. */
    public record Size(int columns, int rows) {}

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
        boolean unicode = unicode(environment);
        boolean colour = !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty() && encodesStyles();
        return new Terminal(
                out, err && !dumb, out || err ? size(environment, probe) : COMMON_SIZE, new Look(colour, unicode));
    }

    /**
     * The width of tables.
     *
     * @param toStdout false for a file, which has no width
     * @return empty unless they go to a terminal
     */
    public static OptionalInt columns(boolean toStdout) {
        return toStdout ? detect().outColumns() : OptionalInt.empty();
    }

    /** True if terminals show only ASCII here. */
    public static boolean ofAscii() {
        return !unicode(System.getenv());
    }

    /** As if stdout and stderr were files. */
    public Terminal plain() {
        return new Terminal(false, false, size, new Look(false, look.unicode()));
    }

    /** The size of the terminal at this moment. */
    public static Size sizeNow() {
        return size(System.getenv(), new ShellProbe());
    }

    /** What stdout can show. */
    public Look outLook() {
        return out ? look : Look.PLAIN;
    }

    /** The width of tables on stdout; empty if stdout is a file or a pipe. */
    public OptionalInt outColumns() {
        return out ? OptionalInt.of(size.columns()) : OptionalInt.empty();
    }

    /** The launcher sets a locale for file names where there is none, and says so by {@code WINGLOAD_ASCII}. */
    private static boolean unicode(Map<String, String> environment) {
        String locale = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        return UTF_8_LOCALE.matcher(locale).matches()
                && environment.getOrDefault("WINGLOAD_ASCII", "").isEmpty();
    }

    private static boolean encodesStyles() {
        return Charset.defaultCharset().equals(StandardCharsets.UTF_8);
    }

    private static Size size(Map<String, String> environment, Probe probe) {
        Matcher stty = STTY_SIZE.matcher(probe.sttySize());
        boolean known = stty.matches();
        OptionalInt given = positive(environment.getOrDefault("COLUMNS", ""));
        int columns =
                given.isPresent() ? given.getAsInt() : part(stty, known, 2).orElse(COMMON_SIZE.columns());
        return new Size(columns, part(stty, known, 1).orElse(COMMON_SIZE.rows()));
    }

    private static OptionalInt part(Matcher stty, boolean known, int group) {
        return known ? positive(stty.group(group)) : OptionalInt.empty();
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
