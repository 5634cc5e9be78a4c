package io.github.wingload.artefact;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The records of a comma-separated file, one after the other, in memory that does not grow with the file.
 *
 * <p>RFC 4180 in UTF-8; lines end in LF or CR LF. What is broken costs one line: reading goes on at the next. A record is
 * at most {@value #LONGEST} bytes long, so that a stray quote cannot swallow the rest of a file. Empty lines are passed over.
 * Used by one thread.
 */
final class CsvRecords implements Closeable {

    static final int LONGEST = 1 << 16;

    private static final int BUFFER = 1 << 20;

    /** What {@link #next} has found. */
    enum Found {
        /** A whole record: its cells can be asked for. */
        RECORD,
        /** A line that is not a record: a quote is misplaced, or the line is too long. */
        BROKEN,
        /** A line that opens a quote which nothing closes up to the end of the file. */
        UNCLOSED,
        /** The end of the file, in the middle of a line. */
        CUT,
        /** The end of the file. */
        END
    }

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private boolean inputEnded;
    private int limit;
    private int from;
    private int next;
    private long line;
    private long nextLine = 1;

    private int cells;
    private int[] starts = new int[16];
    private int[] ends = new int[16];

    CsvRecords(InputStream in) {
        this.in = in;
    }

    /** Goes on to the next record. */
    Found next() throws IOException {
        do {
            from = next;
            line = nextLine;
            fill();
            if (from == limit) {
                return Found.END;
            }
        } while (emptyLine());
        return record();
    }

    /** In which line of the file the record begins, from 1. */
    long line() {
        return line;
    }

    /** How many cells the record has. */
    int cells() {
        return cells;
    }

    /** The text of a cell, from 0. */
    String text(int cell) {
        int start = starts[cell];
        int length = ends[cell] - start;
        String text = new String(buffer, start, length, StandardCharsets.UTF_8);
        return start > from && buffer[start - 1] == '"' && text.indexOf('"') >= 0 ? text.replace("\"\"", "\"") : text;
    }

    /** How many bytes a cell's text has in the file. */
    int length(int cell) {
        return ends[cell] - starts[cell];
    }

    /** One of these bytes. */
    byte at(int cell, int index) {
        return buffer[starts[cell] + index];
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Sees to it that the buffer holds the longest record there may be, or the rest of the file. */
    private void fill() throws IOException {
        if (inputEnded || limit - from >= LONGEST) {
            return;
        }
        System.arraycopy(buffer, from, buffer, 0, limit - from);
        limit -= from;
        from = 0;
        while (!inputEnded && limit < buffer.length) {
            int count = in.read(buffer, limit, buffer.length - limit);
            inputEnded = count < 0;
            limit += Math.max(0, count);
        }
    }

    private boolean emptyLine() {
        int at = buffer[from] == '\r' ? from + 1 : from;
        if (at == limit || buffer[at] != '\n') {
            return false;
        }
        next = at + 1;
        nextLine = line + 1;
        return true;
    }

    private Found record() throws IOException {
        int bound = Math.min(limit, from + LONGEST);
        cells = 0;
        int lines = 1;
        int at = from;
        while (true) {
            boolean quoted = at < bound && buffer[at] == '"';
            int start = quoted ? at + 1 : at;
            int end;
            if (quoted) {
                end = closingQuote(start, bound);
                if (end == bound) {
                    return quoteThatNothingCloses(bound);
                }
                lines += count((byte) '\n', start, end);
                at = end + 1;
            } else {
                end = at = endOfPlainCell(at, bound);
            }
            boolean carriageReturn = at + 1 < bound && buffer[at] == '\r' && buffer[at + 1] == '\n';
            int stop = carriageReturn ? at + 1 : at;
            if (stop == bound) {
                return bound == limit && inputEnded ? cut() : skipLine(Found.BROKEN);
            }
            if (buffer[stop] != ',' && buffer[stop] != '\n') {
                return skipLine(Found.BROKEN);
            }
            cell(start, end);
            at = stop + 1;
            if (buffer[stop] == '\n') {
                next = at;
                nextLine = line + lines;
                return Found.RECORD;
            }
        }
    }

    /** Where the quote is that closes a cell, or the bound. */
    private int closingQuote(int start, int bound) {
        int at = start;
        while (at < bound) {
            if (buffer[at] != '"') {
                at++;
            } else if (at + 1 < bound && buffer[at + 1] == '"') {
                at += 2;
            } else {
                return at;
            }
        }
        return bound;
    }

    /** Where a cell without quotes ends: at a comma, a line end, or a quote that should not be there. */
    private int endOfPlainCell(int start, int bound) {
        int at = start;
        while (at < bound && buffer[at] != ',' && buffer[at] != '\n' && buffer[at] != '"') {
            at++;
        }
        boolean carriageReturn = at < bound && at > start && buffer[at] == '\n' && buffer[at - 1] == '\r';
        return carriageReturn ? at - 1 : at;
    }

    private Found quoteThatNothingCloses(int bound) throws IOException {
        if (bound < limit || !inputEnded) {
            return skipLine(Found.BROKEN);
        }
        return count((byte) '\n', from, limit) == 0 ? cut() : skipLine(Found.UNCLOSED);
    }

    private Found cut() {
        next = limit;
        return Found.CUT;
    }

    /** Reading goes on after the line in which the record began. */
    private Found skipLine(Found found) throws IOException {
        int at = from;
        while (true) {
            while (at < limit && buffer[at] != '\n') {
                at++;
            }
            if (at < limit) {
                next = at + 1;
                nextLine = line + 1;
                return found;
            }
            if (inputEnded) {
                return cut();
            }
            from = limit;
            fill();
            at = from;
        }
    }

    private void cell(int start, int end) {
        if (cells == starts.length) {
            starts = Arrays.copyOf(starts, 2 * cells);
            ends = Arrays.copyOf(ends, 2 * cells);
        }
        starts[cells] = start;
        ends[cells] = end;
        cells++;
    }

    private int count(byte wanted, int start, int end) {
        int count = 0;
        for (int i = start; i < end; i++) {
            if (buffer[i] == wanted) {
                count++;
            }
        }
        return count;
    }
}
