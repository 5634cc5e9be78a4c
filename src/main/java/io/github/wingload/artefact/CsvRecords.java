package io.github.wingload.artefact;

import io.github.wingload.foreign.BoundedRead;
import io.github.wingload.text.SpreadsheetCell;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The records of a comma-separated file, one after the other, in memory that does not grow with the file.
 *
 * <p>RFC 4180 in UTF-8; lines end in LF or CR LF; a byte order mark is ignored. Damage costs one line: reading continues at
 * the next. A record has at most {@value #LONGEST} characters, so that a stray quote cannot swallow the rest of a file. Empty
 * lines are skipped. Used by one thread.
 */
public final class CsvRecords implements Closeable {

    static final int LONGEST = 1 << 16;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** The result of {@link #next}. */
    public enum Found {
        /** A whole record: its cells can be asked for. */
        RECORD,
        /** A line that is not a record: a quote is misplaced, or the line is too long. */
        BROKEN,
        /** A line with an opening quote that is not closed before the end of the file. */
        UNCLOSED,
        /** The end of the file, in the middle of a line. */
        CUT,
        /** The end of the file. */
        END
    }

    private final Reader in;
    private final char[] buffer = new char[LONGEST];
    private int from;
    private int limit;

    /** Lines that were read and belong to no record yet. */
    private final Deque<String> ahead = new ArrayDeque<>();

    private long line;
    private long nextLine = 1;
    private List<String> cells = List.of();

    public CsvRecords(Path file) throws IOException {
        in = new InputStreamReader(BoundedRead.open(file), StandardCharsets.UTF_8);
    }

    /** Reads the next record. */
    public Found next() throws IOException {
        String text;
        do {
            text = nextLine();
            if (nextLine == 1 && text.startsWith(BYTE_ORDER_MARK)) {
                text = text.substring(1);
            }
            line = nextLine++;
        } while (text.equals("\n") || text.equals("\r\n"));
        return text.isEmpty() ? Found.END : record(text);
    }

    /** The line of the file in which the record starts, from 1. */
    public long line() {
        return line;
    }

    /** The texts of the record's cells, without quotes, as they were before {@link SpreadsheetCell#harmless}. */
    public List<String> cells() {
        return cells;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The next line with its line end, if it has one; only the start of a line that is too long; empty after the last line. */
    private String nextLine() throws IOException {
        if (!ahead.isEmpty()) {
            return ahead.poll();
        }
        StringBuilder text = new StringBuilder();
        while (true) {
            int end = from;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            boolean whole = end < limit;
            end += whole ? 1 : 0;
            if (whole && text.isEmpty()) {
                String line = new String(buffer, from, end - from);
                from = end;
                return line;
            }
            text.append(buffer, from, Math.min(end - from, LONGEST + 1 - text.length()));
            from = end;
            if (whole) {
                return text.toString();
            }
            from = 0;
            limit = Math.max(0, in.read(buffer));
            if (limit == 0) {
                return text.toString();
            }
        }
    }

    private Found record(String firstLine) throws IOException {
        String text = firstLine;
        List<String> more = new ArrayList<>();
        List<String> found = new ArrayList<>();
        int at = 0;
        while (true) {
            boolean quoted = text.startsWith("\"", at);
            int end = quoted ? closingQuote(text, at + 1) : endOfPlainCell(text, at);
            while (end < 0) {
                String next = text.length() > LONGEST ? "" : nextLine();
                if (next.isEmpty()) {
                    boolean cut = text.length() <= LONGEST && !text.contains("\n");
                    return cut ? Found.CUT : skipped(text.length() > LONGEST ? Found.BROKEN : Found.UNCLOSED, more);
                }
                more.add(next);
                text += next;
                end = closingQuote(text, at + 1);
            }
            found.add(SpreadsheetCell.original(
                    quoted ? text.substring(at + 1, end).replace("\"\"", "\"") : text.substring(at, end)));
            int stop = quoted ? end + 1 : end;
            stop += text.startsWith("\r\n", stop) ? 1 : 0;
            if (text.length() > LONGEST) {
                return skipped(Found.BROKEN, more);
            }
            if (stop == text.length()) {
                return Found.CUT;
            }
            if (text.charAt(stop) == '\n') {
                nextLine += more.size();
                cells = found;
                return Found.RECORD;
            }
            if (text.charAt(stop) != ',') {
                return skipped(Found.BROKEN, more);
            }
            at = stop + 1;
        }
    }

    /** Continues after the line in which the record starts. */
    private Found skipped(Found found, List<String> more) {
        for (int i = more.size() - 1; i >= 0; i--) {
            ahead.addFirst(more.get(i));
        }
        return found;
    }

    /** The index of the quote that closes a cell, or -1. */
    private static int closingQuote(String text, int start) {
        int at = text.indexOf('"', start);
        while (at >= 0 && text.startsWith("\"", at + 1)) {
            at = text.indexOf('"', at + 2);
        }
        return at;
    }

    /** The index of the comma, line end or misplaced quote after a cell without quotes. */
    private static int endOfPlainCell(String text, int start) {
        int at = start;
        while (at < text.length() && !endsPlainCell(text.charAt(at))) {
            at++;
        }
        boolean carriageReturn = at > start && text.startsWith("\r\n", at - 1);
        return carriageReturn ? at - 1 : at;
    }

    private static boolean endsPlainCell(char character) {
        return character == ',' || character == '\n' || character == '"';
    }
}
