package io.github.wingload.samples;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** A text whose lines are bounded, so that a file of one line cannot fill the memory. For one thread. */
final class LineLimit extends FilterReader {

    /** The most characters of a line; also the longest text that a scenario can generate. */
    static final int LONGEST = 16_000_000;

    private long line = 1;
    private int length;

    LineLimit(Reader text) {
        super(text);
    }

    /** A line is too long; the rest of the file is not read. */
    static final class LongLineException extends IOException {

        private static final long serialVersionUID = 1L;

        final int line;

        LongLineException(long line) {
            super("line " + line + " is too long");
            this.line = (int) Math.min(Integer.MAX_VALUE, line);
        }
    }

    @Override
    public int read() throws IOException {
        int character = in.read();
        if (character >= 0) {
            count((char) character);
        }
        return character;
    }

    @Override
    public int read(char[] buffer, int offset, int most) throws IOException {
        int count = in.read(buffer, offset, most);
        for (int i = offset; i < offset + count; i++) {
            count(buffer[i]);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(char character) throws LongLineException {
        if (character == '\n') {
            line++;
            length = 0;
        } else if (++length > LONGEST) {
            throw new LongLineException(line);
        }
    }
}
