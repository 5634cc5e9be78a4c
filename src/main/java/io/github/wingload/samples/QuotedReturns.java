package io.github.wingload.samples;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * The text of a CSV file in which a carriage return within a quoted cell is replaced by a character that no text has. OpenCSV
 * reads lines, and would drop or change it; the cell gets it back from {@link #restored}. For one thread.
 */
final class QuotedReturns extends FilterReader {

    /** A noncharacter: Unicode reserves it for uses such as this one. */
    private static final char STAND_IN = '\uFDD0';

    private final char separator;
    private Where where = Where.CELL_START;

    private enum Where {
        CELL_START,
        PLAIN,
        QUOTED,
        /** Behind a quote in a quoted cell: the end of the cell, or the first of two quotes that stand for one. */
        QUOTE
    }

    QuotedReturns(Reader text, char separator) {
        super(text);
        this.separator = separator;
    }

    /** The cell as it is in the file. */
    static String restored(String cell) {
        return cell.replace(STAND_IN, '\r');
    }

    @Override
    public int read() throws IOException {
        int character = in.read();
        return character < 0 ? character : next((char) character);
    }

    @Override
    public int read(char[] buffer, int offset, int most) throws IOException {
        int count = in.read(buffer, offset, most);
        for (int i = offset; i < offset + count; i++) {
            buffer[i] = next(buffer[i]);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private char next(char character) throws IOException {
        if (character == STAND_IN) {
            throw new IOException("it contains the character U+FDD0, which is no text");
        }
        boolean inQuotes = where == Where.QUOTED;
        where = after(character);
        return inQuotes && character == '\r' ? STAND_IN : character;
    }

    private Where after(char character) {
        if (where == Where.QUOTED) {
            return character == '"' ? Where.QUOTE : Where.QUOTED;
        }
        if (character == '"' && where != Where.PLAIN) {
            return Where.QUOTED;
        }
        boolean ends = character == separator || character == '\n' || character == '\r';
        return ends ? Where.CELL_START : Where.PLAIN;
    }
}
