package io.github.wingload.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Values that may appear in no file and on no terminal. All output passes {@link #redact}, because a target may echo a token in
 * an error, an excerpt or a header.
 *
 * <p>A value is found in any case, percent-encoded, escaped as in JSON or HTML, all of these also twice, in hex, and in Base64 at
 * any offset. Its beginning and its end are found too if they have at least {@value #SHORTEST_PART} characters of two kinds, or
 * {@value #LONGEST_WORD} letters. A value of less than {@value #SHORTEST_PART} characters is found only as it is, as a whole word.
 *
 * <p>So that ordinary text stays readable, some values are no secrets: those of less than {@value #SHORTEST} characters, of less
 * than {@value #SHORTEST_WORD} letters of one case, and numbers of less than {@value #SHORTEST_NUMBER} digits.
 *
 * <p>The time to search a text does not depend on the number of secrets. Immutable.
 */
public final class Secrets {

    /** What is shown in place of a value that is known to be secret. */
    public static final String REDACTED = "<redacted>";

    /** What replaces a secret in a text of any format: it is plain in JSON, CSV, Markdown and HTML. */
    public static final String FOUND = "[redacted]";

    /** No secrets. */
    public static final Secrets NONE = new Secrets(Set.of());

    static final int SHORTEST = 4;
    static final int SHORTEST_WORD = 6;
    static final int SHORTEST_PART = 8;
    static final int LONGEST_WORD = 12;
    static final int SHORTEST_NUMBER = 16;

    /** In Base64, {@value #SHORTEST_PART} bytes have at least so many characters that depend on no others. */
    private static final int SHORTEST_BASE64 = 10;

    private static final int SHORTEST_HEX = 2 * SHORTEST_PART;
    private static final int FILTER_BITS = 1 << 16;

    /** How often a value may have been encoded. */
    private static final int DEEPEST = 2;

    private final Set<String> values;

    /** The forms of values by their first bytes, and by their last. */
    private final Map<Long, List<Form>> starts = new HashMap<>();

    private final Map<Long, List<Form>> ends = new HashMap<>();
    private final Map<Integer, List<Form>> words = new HashMap<>();

    /** Tells most places apart without a look into the maps. */
    private final BitSet filter = new BitSet(FILTER_BITS);

    /**
     * A form of a value, as bytes.
     *
     * @param shortestStart how many of its first bytes are a part that is found
     * @param shortestEnd the same of its last
     */
    @SuppressWarnings("ArrayRecordComponent") // Forms are not compared.
    private record Form(byte[] bytes, int shortestStart, int shortestEnd) {}

    private Secrets(Set<String> values) {
        this.values = Set.copyOf(values);
        this.values.forEach(this::add);
    }

    /** These values; those that are too short or too plain are left out. */
    public static Secrets of(Collection<String> values) {
        Set<String> kept = values.stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(Secrets::worthHiding)
                .collect(Collectors.toSet());
        return kept.isEmpty() ? NONE : new Secrets(kept);
    }

    /** These secrets and others. */
    public Secrets and(Secrets others) {
        if (values.containsAll(others.values)) {
            return this;
        }
        Set<String> all = new HashSet<>(values);
        all.addAll(others.values);
        return new Secrets(all);
    }

    /** True if there are none. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The text with every secret, and every part of one, replaced. */
    public String redact(String text) {
        if (values.isEmpty() || text.length() < SHORTEST) {
            return text;
        }
        Found found = new Found(text.length());
        search(EncodedText.of(text), found, DEEPEST);
        return found.any() ? found.replacedIn(text) : text;
    }

    /** Searches the text, and what it may be the encoding of. */
    private void search(EncodedText text, Found found, int depth) {
        search(text, found);
        if (depth > 0) {
            for (EncodedText.Code code : EncodedText.Code.values()) {
                text.decoded(code).ifPresent(decoded -> search(decoded, found, depth - 1));
            }
        }
    }

    private void add(String value) {
        if (value.length() < SHORTEST_PART) {
            Form word = new Form(value.getBytes(StandardCharsets.UTF_8), value.length(), value.length());
            words.computeIfAbsent(first(word.bytes, 0), key -> new ArrayList<>())
                    .add(word);
            return;
        }
        byte[] plain = EncodedText.folded(value);
        add(new Form(
                plain,
                shortestPart(value),
                shortestPart(new StringBuilder(value).reverse().toString())));
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        StringBuilder hex = new StringBuilder();
        for (byte each : utf8) {
            hex.append(String.format(Locale.ROOT, "%02x", each));
        }
        add(new Form(hex.toString().getBytes(StandardCharsets.US_ASCII), SHORTEST_HEX, SHORTEST_HEX));
        for (String base64 : base64(utf8)) {
            add(new Form(EncodedText.folded(base64), SHORTEST_BASE64, SHORTEST_BASE64));
        }
    }

    private void add(Form form) {
        int last = form.bytes.length - Long.BYTES;
        starts.computeIfAbsent(eight(form.bytes, 0), key -> new ArrayList<>()).add(form);
        ends.computeIfAbsent(eight(form.bytes, last), key -> new ArrayList<>()).add(form);
        filter.set(hash(eight(form.bytes, 0)));
        filter.set(hash(eight(form.bytes, last)));
    }

    /** The value in Base64, wherever it starts in what is encoded, without the characters that depend on its neighbours. */
    private static Set<String> base64(byte[] value) {
        Set<String> forms = new LinkedHashSet<>();
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[offset + value.length];
            System.arraycopy(value, 0, shifted, offset, value.length);
            int from = (8 * offset + 5) / 6;
            int to = 8 * shifted.length / 6;
            forms.add(Base64.getEncoder().encodeToString(shifted).substring(from, to));
            forms.add(Base64.getUrlEncoder().encodeToString(shifted).substring(from, to));
        }
        return forms;
    }

    private void search(EncodedText text, Found found) {
        byte[] bytes = text.folded();
        if (!words.isEmpty()) {
            searchWords(text, found);
        }
        long last = 0;
        for (int end = 1; end <= bytes.length; end++) {
            last = last << Byte.SIZE | bytes[end - 1] & 0xff;
            if (end >= Long.BYTES && filter.get(hash(last))) {
                for (Form form : starts.getOrDefault(last, List.of())) {
                    int from = end - Long.BYTES;
                    int to = end;
                    while (to < bytes.length && to - from < form.bytes.length && bytes[to] == form.bytes[to - from]) {
                        to++;
                    }
                    if (to - from >= Math.min(form.shortestStart, form.bytes.length)) {
                        found.add(text, from, to);
                    }
                }
                for (Form form : ends.getOrDefault(last, List.of())) {
                    int from = end - Long.BYTES;
                    while (from > 0
                            && end - from < form.bytes.length
                            && bytes[from - 1] == form.bytes[form.bytes.length - (end - from) - 1]) {
                        from--;
                    }
                    if (end - from >= Math.min(form.shortestEnd, form.bytes.length)) {
                        found.add(text, from, end);
                    }
                }
            }
        }
    }

    private void searchWords(EncodedText text, Found found) {
        byte[] bytes = text.bytes();
        for (int from = 0; from + SHORTEST <= bytes.length; from++) {
            if (from == 0 || !ofWord(bytes[from - 1])) {
                for (Form form : words.getOrDefault(first(bytes, from), List.of())) {
                    int to = from + form.bytes.length;
                    if (to <= bytes.length
                            && Arrays.equals(bytes, from, to, form.bytes, 0, form.bytes.length)
                            && (to == bytes.length || !ofWord(bytes[to]))) {
                        found.add(text, from, to);
                    }
                }
            }
        }
    }

    private static boolean ofWord(byte character) {
        return character < 0 || Character.isLetterOrDigit(character);
    }

    private static boolean worthHiding(String value) {
        boolean number = value.chars().allMatch(Character::isDigit);
        boolean word = value.chars().allMatch(Character::isLowerCase)
                || value.chars().skip(1).allMatch(Character::isLowerCase) && Character.isLetter(value.charAt(0))
                || value.chars().allMatch(Character::isUpperCase);
        return value.length() >= (number ? SHORTEST_NUMBER : word ? SHORTEST_WORD : SHORTEST);
    }

    /** How many of the first characters are a part that does not occur in ordinary text. */
    private static int shortestPart(String value) {
        for (int length = SHORTEST_PART; length < value.length(); length++) {
            int size = length;
            long kinds = value.substring(0, size)
                    .chars()
                    .map(Secrets::kind)
                    .distinct()
                    .count();
            boolean letters = value.substring(0, size).chars().allMatch(Character::isLetter);
            if (kinds > 1 || letters && length >= LONGEST_WORD) {
                return length;
            }
        }
        return value.length();
    }

    private static int kind(int character) {
        return Character.isDigit(character)
                ? 0
                : Character.isLowerCase(character) ? 1 : Character.isUpperCase(character) ? 2 : 3;
    }

    private static long eight(byte[] bytes, int from) {
        long eight = 0;
        for (int i = from; i < from + Long.BYTES; i++) {
            eight = eight << Byte.SIZE | bytes[i] & 0xff;
        }
        return eight;
    }

    private static int first(byte[] bytes, int from) {
        int first = 0;
        for (int i = from; i < from + SHORTEST; i++) {
            first = first << Byte.SIZE | bytes[i] & 0xff;
        }
        return first;
    }

    private static int hash(long eight) {
        return (int) (eight * 0x9e3779b97f4a7c15L >>> 48);
    }

    /** Which characters of a text are replaced. */
    private static final class Found {

        private final BitSet hidden;

        Found(int length) {
            hidden = new BitSet(length);
        }

        void add(EncodedText text, int from, int to) {
            hidden.set(text.start(from), text.end(to - 1));
        }

        boolean any() {
            return !hidden.isEmpty();
        }

        String replacedIn(String text) {
            StringBuilder result = new StringBuilder();
            int at = 0;
            for (int from = hidden.nextSetBit(0); from >= 0; from = hidden.nextSetBit(at)) {
                // What starts behind a backslash may be the rest of an escape sequence.
                int start = from;
                while (start > at && text.charAt(start - 1) == '\\') {
                    start--;
                }
                boolean inEscape = (from - start) % 2 == 1;
                result.append(text, at, inEscape ? from - 1 : from).append(FOUND);
                at = hidden.nextClearBit(from);
            }
            return result.append(text, at, text.length()).toString();
        }
    }
}
