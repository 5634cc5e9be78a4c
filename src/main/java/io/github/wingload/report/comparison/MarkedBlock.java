package io.github.wingload.report.comparison;

import io.github.wingload.text.Fault;
import io.github.wingload.text.Printable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a Markdown file that is ours to write, between {@code <!-- wingload:NAME -->} and {@code <!-- /wingload:NAME
 * -->}, each on a line of its own. Everything else stays byte for byte, whatever its encoding, as long as that is ASCII where
 * the markers are; lines of the block end as the first marker's does.
 *
 * <p>What looks like a marker inside a fenced code block is none. Pure.
 */
public final class MarkedBlock {

    private static final Pattern LINE = Pattern.compile("([^\r\n]*)(\r\n|\n|\r|\\z)");
    private static final Pattern MARKER = Pattern.compile(" {0,3}<!--\\s*(/?)wingload:(\\S+)\\s*-->\\s*");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})(.*)");
    /** UTF-8's byte order mark, a character a byte. */
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    private final String text;
    private final List<Line> lines = new ArrayList<>();

    /** @param end how the line ends; empty for a last line without an end */
    private record Line(int number, int start, String text, String end) {

        int next() {
            return start + text.length() + end.length();
        }
    }

    /**
     * Where a block is.
     *
     * @param begin the line of its first marker
     * @param end the line of its second
     */
    private record Place(Line begin, Line end) {}

    private MarkedBlock(byte[] document) {
        text = new String(document, StandardCharsets.ISO_8859_1);
        Matcher line = LINE.matcher(text);
        while (line.lookingAt() && line.start() < text.length()) {
            lines.add(new Line(lines.size() + 1, line.start(), line.group(1), line.group(2)));
            line.region(line.end(), text.length());
        }
    }

    /**
     * The document with this in the block of a name; empty if it has no such block.
     *
     * @param content in lines that end in a line feed, the last one without an end
     * @throws Fault if markers do not come in pairs, or a block is there twice
     */
    public static Optional<byte[]> replaced(byte[] document, String name, String content) {
        MarkedBlock marked = new MarkedBlock(document);
        return marked.place(bytes(name)).map(place -> {
            String end = place.begin().end();
            return latin(marked.text.substring(0, place.begin().next())
                    + inner(content, end)
                    + marked.text.substring(place.end().start()));
        });
    }

    /**
     * The document with a new block at its end.
     *
     * @throws Fault if it ends in a code block that nothing closes, in which markers would be none
     */
    public static byte[] appended(byte[] document, String name, String content) {
        MarkedBlock marked = new MarkedBlock(document);
        marked.place(bytes(name));
        String end = marked.lines.stream()
                .map(Line::end)
                .filter(known -> !known.isEmpty())
                .findFirst()
                .orElse("\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(document);
        if (!marked.lines.isEmpty()) {
            Line last = marked.lines.get(marked.lines.size() - 1);
            all.writeBytes(
                    latin((last.end().isEmpty() ? end : "") + (last.text().isBlank() ? "" : end)));
        }
        all.writeBytes(latin(bytes(begin(name)) + end + inner(content, end) + bytes(end(name)) + end));
        return all.toByteArray();
    }

    /** The first marker of a block. */
    public static String begin(String name) {
        return "<!-- wingload:" + name + " -->";
    }

    /** The second marker of a block. */
    public static String end(String name) {
        return "<!-- /wingload:" + name + " -->";
    }

    private Optional<Place> place(String name) {
        Optional<Place> found = Optional.empty();
        Optional<Line> begin = Optional.empty();
        String open = "";
        Optional<Line> fence = Optional.empty();
        for (Line line : lines) {
            Optional<Matcher> marker = marker(line);
            if (begin.isEmpty() && (fence.isPresent() || isFence(line))) {
                fence = fence.isEmpty() ? Optional.of(line) : fence.filter(opening -> !closes(line, opening));
            } else if (marker.isPresent()) {
                boolean first = marker.get().group(1).isEmpty();
                String of = marker.get().group(2);
                if (first && begin.isPresent()) {
                    throw broken(
                            line.number(),
                            shown(line) + " is inside the block that begins in line "
                                    + begin.get().number());
                }
                if (!first && (begin.isEmpty() || !of.equals(open))) {
                    throw broken(line.number(), shown(line) + " ends a block that no marker begins");
                }
                if (!first && of.equals(name)) {
                    if (found.isPresent()) {
                        throw broken(
                                begin.get().number(),
                                shown(begin.get()) + " occurs twice, first in line "
                                        + found.get().begin().number());
                    }
                    found = Optional.of(new Place(begin.get(), line));
                }
                open = of;
                begin = first ? Optional.of(line) : Optional.empty();
            }
        }
        if (begin.isPresent()) {
            throw broken(begin.get().number(), shown(begin.get()) + " begins a block without its end, " + end(open));
        }
        if (fence.isPresent() && found.isEmpty()) {
            throw broken(fence.get().number(), "this code block is never closed");
        }
        return found;
    }

    private static Fault broken(int line, String found) {
        return new Fault(
                "line " + line + ": " + found,
                "A block is a pair of lines, " + begin("NAME") + " and " + end("NAME") + ". The file is unchanged.");
    }

    private static Optional<Matcher> marker(Line line) {
        String text = line.number() == 1 && line.text().startsWith(BYTE_ORDER_MARK)
                ? line.text().substring(BYTE_ORDER_MARK.length())
                : line.text();
        return Optional.of(MARKER.matcher(text)).filter(Matcher::matches);
    }

    private static boolean isFence(Line line) {
        Matcher fence = FENCE.matcher(line.text());
        return fence.matches()
                && !(fence.group(1).startsWith("`") && fence.group(2).contains("`"));
    }

    private static boolean closes(Line line, Line opening) {
        Matcher open = FENCE.matcher(opening.text());
        Matcher close = FENCE.matcher(line.text());
        return open.matches()
                && close.matches()
                && close.group(1).startsWith(open.group(1))
                && close.group(2).isBlank();
    }

    /** What stands between the markers: the content between empty lines, without which it would belong to the comments. */
    private static String inner(String content, String end) {
        return end + bytes(content).replace("\n", end) + end + end;
    }

    private static String shown(Line line) {
        return Printable.of(new String(latin(line.text().strip()), StandardCharsets.UTF_8));
    }

    /** Text as the document holds it: a character a byte. */
    private static String bytes(String content) {
        return new String(content.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static byte[] latin(String bytes) {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }
}
