package io.github.wingload.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads server-sent events, in whatever pieces their bytes arrive, and hands over each event as soon as its last byte is there.
 *
 * <p>As the WHATWG's HTML standard defines them: a line ends with LF, CRLF or CR; an empty line ends an event; lines that begin with
 * a colon are comments; the {@code data} lines of an event are joined with LF; an event without data is none. Two things differ,
 * because servers of models do them: the field {@code error}, which the standard ignores, is an event of the type {@code error}; and
 * data that no empty line follows at the end is an event all the same, which {@link #end} reports.
 *
 * <p>Lines are split as bytes, so that a piece may end within a character. Time is linear in the bytes, and no object is made for a
 * byte, a line or an event. For one thread.
 */
public final class EventReader {

    /** The type of an event that names none. */
    public static final String MESSAGE = "message";

    /** The type of an event that tells of an error. */
    public static final String ERROR = "error";

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] DATA_FIELD = ascii("data");
    private static final byte[] EVENT_FIELD = ascii("event");
    private static final byte[] MESSAGE_TYPE = ascii(MESSAGE);
    private static final byte[] ERROR_FIELD = ascii(ERROR);
    private static final byte[] ID_FIELD = ascii("id");
    private static final int FIRST_CAPACITY = 512;

    /** Where events go. */
    @FunctionalInterface
    public interface Listener {

        /**
         * An event has ended.
         *
         * @param type {@link #MESSAGE} unless the event names another one
         * @param data the event's data, usually UTF-8; the bytes may only be read within the call
         */
        void event(String type, ByteBuffer data);
    }

    /** A line, or the data of one event, is longer than allowed. */
    public static final class TooLongException extends Exception {
        private TooLongException(int longest) {
            super("an event of more than " + longest + " bytes");
        }
    }

    /** Bytes that grow up to the limit. */
    private final class Gathered {
        private byte[] bytes;
        private int length;

        Gathered(int capacity) {
            bytes = new byte[capacity];
        }

        private void makeRoomFor(int more) throws TooLongException {
            if (more > longest - length) {
                throw new TooLongException(longest);
            }
            if (more > bytes.length - length) {
                bytes = Arrays.copyOf(bytes, (int)
                        Math.min(longest, Math.max(2L * bytes.length, (long) length + more)));
            }
        }

        void add(ByteBuffer source, int from, int to) throws TooLongException {
            makeRoomFor(to - from);
            source.get(from, bytes, length, to - from);
            length += to - from;
        }

        void add(Gathered source, int from, int to) throws TooLongException {
            makeRoomFor(to - from);
            System.arraycopy(source.bytes, from, bytes, length, to - from);
            length += to - from;
        }

        void add(byte one) throws TooLongException {
            makeRoomFor(1);
            bytes[length++] = one;
        }
    }

    private final int longest;
    private final boolean lines;
    private final Listener listener;
    private final Gathered line = new Gathered(FIRST_CAPACITY);
    private final Gathered data = new Gathered(FIRST_CAPACITY);
    private final Gathered id = new Gathered(0);
    private boolean hasData;
    private String type = MESSAGE;

    /** The event that was handed over last: a view of bytes that later events reuse. */
    private ByteBuffer view = ByteBuffer.allocate(0);

    /** True if the line before the next byte ended with CR, so that a LF belongs to it. */
    private boolean afterCr;

    private boolean onFirstLine = true;

    /**
     * A reader at the start of a stream.
     *
     * @param longest how many bytes a line, or the data of one event, may have, at least 1
     */
    public EventReader(int longest, Listener listener) {
        this(longest, false, listener);
    }

    private EventReader(int longest, boolean lines, Listener listener) {
        this.longest = longest;
        this.lines = lines;
        this.listener = listener;
    }

    /** A reader of streams in which each line that is not blank is the data of an event. */
    public static EventReader ofLines(int longest, Listener listener) {
        return new EventReader(longest, true, listener);
    }

    /**
     * Reads the piece to its limit.
     *
     * @throws TooLongException if a line or an event is too long; the reader cannot be used any more
     */
    public void add(ByteBuffer piece) throws TooLongException {
        int start = piece.position();
        for (int at = start; at < piece.limit(); at++) {
            byte next = piece.get(at);
            if (next == '\n' && afterCr) {
                start = at + 1;
            } else if (next == '\n' || next == '\r') {
                line.add(piece, start, at);
                endOfLine();
                start = at + 1;
            }
            afterCr = next == '\r';
        }
        line.add(piece, start, piece.limit());
        piece.position(piece.limit());
    }

    /**
     * The stream has ended.
     *
     * @return true if nothing was left; false if the last line, or the last event, was not ended
     * @throws TooLongException as {@link #add}
     */
    public boolean end() throws TooLongException {
        boolean whole = line.length == 0;
        if (!whole) {
            endOfLine();
        }
        whole &= !hasData;
        dispatch();
        return whole;
    }

    /**
     * The last {@code id} that the stream has named, which is that of the event while the listener is called; empty if there is none
     * yet. A client that connects again sends it as {@code Last-Event-ID}.
     */
    public String lastId() {
        return new String(id.bytes, 0, id.length, StandardCharsets.UTF_8);
    }

    private void endOfLine() throws TooLongException {
        int from = 0;
        int to = line.length;
        if (onFirstLine && startsWith(0, to, BYTE_ORDER_MARK)) {
            from = BYTE_ORDER_MARK.length;
        }
        onFirstLine = false;
        if (lines) {
            data.add(line, from, to);
            hasData = !isBlank();
            dispatch();
        } else if (from == to) {
            dispatch();
        } else {
            field(from, to);
        }
        line.length = 0;
    }

    private void field(int from, int to) throws TooLongException {
        int colon = from;
        while (colon < to && line.bytes[colon] != ':') {
            colon++;
        }
        int value = Math.min(to, colon + 1);
        value += value < to && line.bytes[value] == ' ' ? 1 : 0;
        if (isField(from, colon, DATA_FIELD)) {
            data(value, to);
        } else if (isField(from, colon, ERROR_FIELD)) {
            type = ERROR;
            data(value, to);
        } else if (isField(from, colon, EVENT_FIELD)) {
            type = type(value, to);
        } else if (isField(from, colon, ID_FIELD) && !hasNul(value, to)) {
            id.length = 0;
            id.add(line, value, to);
        }
    }

    private String type(int from, int to) {
        if (from == to || isField(from, to, MESSAGE_TYPE)) {
            return MESSAGE;
        }
        return isField(from, to, ERROR_FIELD) ? ERROR : new String(line.bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** The standard ignores an id with such a byte. */
    private boolean hasNul(int from, int to) {
        for (int at = from; at < to; at++) {
            if (line.bytes[at] == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isBlank() {
        for (int at = 0; at < data.length; at++) {
            if (data.bytes[at] != ' ' && data.bytes[at] != '\t') {
                return false;
            }
        }
        return true;
    }

    private void data(int from, int to) throws TooLongException {
        if (hasData) {
            data.add((byte) '\n');
        }
        data.add(line, from, to);
        hasData = true;
    }

    private void dispatch() {
        if (hasData) {
            if (view.array() != data.bytes) {
                view = ByteBuffer.wrap(data.bytes);
            }
            listener.event(type, view.clear().limit(data.length));
        }
        data.length = 0;
        hasData = false;
        type = MESSAGE;
    }

    private boolean isField(int from, int to, byte[] name) {
        return to - from == name.length && startsWith(from, to, name);
    }

    private boolean startsWith(int from, int to, byte[] start) {
        return to - from >= start.length
                && Arrays.equals(line.bytes, from, from + start.length, start, 0, start.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
