package io.github.wingload.stream;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Finds the values at some places of a JSON text, without making a tree of it. Reading allocates nothing.
 *
 * <p>It takes what is common and leaves the rest to a parser: a key with an escape, more than {@value #DEEPEST} levels, and whatever
 * is not JSON. It does not check that a text is valid UTF-8, nor that a key occurs only once. For one thread.
 */
public final class JsonPlaces {

    private static final int DEEPEST = 64;
    private static final int UNSURE = -1;

    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] NULL = ascii("null");

    /** What is at a place. */
    public enum Kind {
        /** A string without characters. */
        EMPTY_STRING,
        /** Any other string; its bytes are those between the quotes, with escapes. */
        STRING,
        NUMBER,
        BOOLEAN,
        NULL,
        /** An object or array without members. */
        EMPTY_CONTAINER,
        /** Any other object or array; its bytes are not given. */
        CONTAINER
    }

    /** Where values go. */
    @FunctionalInterface
    public interface Listener {

        /**
         * A value at a place; at a place with a {@code *} there may be several.
         *
         * @param place the index of its pointer
         * @param from where its bytes begin
         * @param to where they end
         */
        void found(int place, Kind kind, byte[] bytes, int from, int to);
    }

    private final byte[][][] keys;
    private final int[][] items;
    private final Listener listener;
    private byte[] bytes = {};
    private int end;

    private static final int MOST_DIGITS = 9;
    private static final int EVERY_ITEM = -1;
    private static final int NO_ITEM = -2;

    /**
     * @param pointers JSON pointers (RFC 6901) without escapes, in which {@code *} is every item of an array; at most 64
     */
    public JsonPlaces(List<String> pointers, Listener listener) {
        if (pointers.size() > Long.SIZE) {
            throw new IllegalArgumentException("more than 64 places");
        }
        this.listener = listener;
        this.keys = new byte[pointers.size()][][];
        this.items = new int[pointers.size()][];
        for (int place = 0; place < keys.length; place++) {
            String[] steps = pointers.get(place).substring(1).split("/", -1);
            keys[place] = new byte[steps.length][];
            items[place] = new int[steps.length];
            for (int depth = 0; depth < steps.length; depth++) {
                keys[place][depth] = steps[depth].getBytes(StandardCharsets.UTF_8);
                items[place][depth] = item(steps[depth]);
            }
        }
    }

    private static int item(String step) {
        if (step.equals("*")) {
            return EVERY_ITEM;
        }
        // Without a pattern, since a reader is made for each answer.
        boolean number =
                !step.isEmpty() && step.length() <= MOST_DIGITS && (step.length() == 1 || step.charAt(0) != '0');
        for (int i = 0; number && i < step.length(); i++) {
            number = step.charAt(i) >= '0' && step.charAt(i) <= '9';
        }
        return number ? Integer.parseInt(step) : NO_ITEM;
    }

    /**
     * Reads a text; values that are found go to the listener at once, in the text's order.
     *
     * @return true if the text is JSON; false if a parser must decide, and then tell what is where
     */
    public boolean read(byte[] text, int from, int to) {
        bytes = text;
        end = to;
        long all = keys.length == Long.SIZE ? -1 : (1L << keys.length) - 1;
        int after = value(blank(from), all, 0);
        return after != UNSURE && blank(after) == to;
    }

    /** Reads the value that begins here; returns where it ends. */
    private int value(int at, long places, int depth) {
        if (at >= end || depth > DEEPEST) {
            return UNSURE;
        }
        return switch (bytes[at]) {
            case '{' -> container(at, places, depth, (byte) '}');
            case '[' -> container(at, places, depth, (byte) ']');
            case '"' -> {
                int quote = string(at + 1);
                if (quote != UNSURE) {
                    found(places, depth, quote == at + 1 ? Kind.EMPTY_STRING : Kind.STRING, at + 1, quote);
                }
                yield quote == UNSURE ? UNSURE : quote + 1;
            }
            case 't' -> literal(at, TRUE, Kind.BOOLEAN, places, depth);
            case 'f' -> literal(at, FALSE, Kind.BOOLEAN, places, depth);
            case 'n' -> literal(at, NULL, Kind.NULL, places, depth);
            default -> {
                int after = number(at);
                if (after != UNSURE) {
                    found(places, depth, Kind.NUMBER, at, after);
                }
                yield after;
            }
        };
    }

    private int container(int open, long places, int depth, byte close) {
        int at = blank(open + 1);
        boolean empty = at < end && bytes[at] == close;
        found(places, depth, empty ? Kind.EMPTY_CONTAINER : Kind.CONTAINER, open, open);
        if (empty) {
            return at + 1;
        }
        for (int item = 0; ; item++) {
            long inner;
            if (close == '}') {
                int quote = at < end && bytes[at] == '"' ? key(at + 1) : UNSURE;
                if (quote == UNSURE) {
                    return UNSURE;
                }
                inner = places == 0 ? 0 : withKey(places, depth, at + 1, quote);
                at = blank(quote + 1);
                if (at >= end || bytes[at] != ':') {
                    return UNSURE;
                }
                at = blank(at + 1);
            } else {
                inner = places == 0 ? 0 : withItem(places, depth, item);
            }
            at = value(at, inner, depth + 1);
            if (at == UNSURE) {
                return UNSURE;
            }
            at = blank(at);
            if (at >= end || bytes[at] != ',') {
                return at < end && bytes[at] == close ? at + 1 : UNSURE;
            }
            at = blank(at + 1);
        }
    }

    private long withKey(long places, int depth, int from, int to) {
        long with = 0;
        for (long left = places; left != 0; left &= left - 1) {
            int place = Long.numberOfTrailingZeros(left);
            if (depth < keys[place].length && isKey(keys[place][depth], from, to)) {
                with |= 1L << place;
            }
        }
        return with;
    }

    private boolean isKey(byte[] key, int from, int to) {
        if (key.length != to - from) {
            return false;
        }
        for (int i = 0; i < key.length; i++) {
            if (bytes[from + i] != key[i]) {
                return false;
            }
        }
        return true;
    }

    private long withItem(long places, int depth, int item) {
        long with = 0;
        for (long left = places; left != 0; left &= left - 1) {
            int place = Long.numberOfTrailingZeros(left);
            if (depth < items[place].length && (items[place][depth] == EVERY_ITEM || items[place][depth] == item)) {
                with |= 1L << place;
            }
        }
        return with;
    }

    private void found(long places, int depth, Kind kind, int from, int to) {
        for (long left = places; left != 0; left &= left - 1) {
            int place = Long.numberOfTrailingZeros(left);
            if (keys[place].length == depth) {
                listener.found(place, kind, bytes, from, to);
            }
        }
    }

    /** The closing quote of a key without escapes. */
    private int key(int from) {
        int quote = string(from);
        for (int at = from; at < quote; at++) {
            if (bytes[at] == '\\') {
                return UNSURE;
            }
        }
        return quote;
    }

    /** The closing quote of a string. */
    private int string(int from) {
        int at = from;
        while (at < end) {
            byte next = bytes[at];
            if (next == '"') {
                return at;
            }
            if (next >= 0 && next < ' ') {
                return UNSURE;
            }
            int length = next == '\\' ? escape(at + 1) : 1;
            if (length == UNSURE) {
                return UNSURE;
            }
            at += length;
        }
        return UNSURE;
    }

    /** The length of an escape with its backslash. */
    private int escape(int at) {
        if (at >= end) {
            return UNSURE;
        }
        return switch (bytes[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
            case 'u' -> {
                for (int digit = at + 1; digit <= at + 4; digit++) {
                    if (digit >= end || Character.digit(bytes[digit], 16) < 0) {
                        yield UNSURE;
                    }
                }
                yield 6;
            }
            default -> UNSURE;
        };
    }

    private int literal(int at, byte[] word, Kind kind, long places, int depth) {
        if (at + word.length > end || !isKey(word, at, at + word.length)) {
            return UNSURE;
        }
        found(places, depth, kind, at, at + word.length);
        return at + word.length;
    }

    private int number(int from) {
        int at = from < end && bytes[from] == '-' ? from + 1 : from;
        int whole = digits(at);
        if (whole == at || bytes[at] == '0' && whole > at + 1) {
            return UNSURE;
        }
        at = whole;
        if (at < end && bytes[at] == '.') {
            at = digits(whole + 1);
            if (at == whole + 1) {
                return UNSURE;
            }
        }
        if (at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
            int sign = at + 1 < end && (bytes[at + 1] == '+' || bytes[at + 1] == '-') ? at + 2 : at + 1;
            at = digits(sign);
            return at == sign ? UNSURE : at;
        }
        return at;
    }

    private int digits(int from) {
        int at = from;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    private int blank(int from) {
        int at = from;
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
