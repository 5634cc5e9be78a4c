package io.github.wingload.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * A regular expression of a user, in RE2's syntax. Searching takes time linear in the text, whatever the expression and the
 * text, and no stack. Immutable, thread-safe.
 *
 * <p>The price is that backreferences, lookaround, possessive quantifiers and atomic groups are refused. So are expressions of
 * more than {@value #LONGEST} characters, and those that compile to more than {@value #MOST_STEPS_PER_CHARACTER} instructions.
 */
public final class LinearPattern {

    static final int LONGEST = 1_000;
    static final int MOST_STEPS_PER_CHARACTER = 1_000;

    /** The most copies that counts such as {@code {3,20}} may make of a part, nested ones multiplied: RE2's own limit. */
    private static final int MOST_COPIES = 1_000;

    private static final String REMEDY = "correct it, or put \\Q…\\E around literal text";
    private static final String LINEAR =
            "; write it without: every search must take time linear in the text (RE2's syntax)";

    /** What the start of a refused part is called. The engine's own message names only the part. */
    private static final Map<String, String> REFUSED = Map.of(
            "(?=", "lookahead",
            "(?!", "lookahead",
            "(?<=", "lookbehind",
            "(?<!", "lookbehind",
            "(?>", "an atomic group",
            "\\k", "a backreference");

    private final Pattern compiled;

    private LinearPattern(Pattern compiled) {
        this.compiled = compiled;
    }

    /**
     * Compiles an expression. {@code .} does not match a line feed, and {@code $} matches at the very end, unless flags such as
     * {@code (?s)} and {@code (?m)} say otherwise.
     *
     * @throws Fault if the text is not an expression, or if it is refused
     */
    public static LinearPattern of(String text) {
        return compiled(text, 0);
    }

    /** As {@link #of}, but {@code .} matches every character, as in Prometheus. */
    public static LinearPattern withAnyDot(String text) {
        return compiled(text, Pattern.DOTALL);
    }

    private static LinearPattern compiled(String text, int flags) {
        if (text.length() > LONGEST) {
            throw tooLarge(text, "has more than " + Figures.count(LONGEST) + " characters");
        }
        new Scan(text).check();
        try {
            Pattern compiled = Pattern.compile(text, flags);
            if (compiled.programSize() > MOST_STEPS_PER_CHARACTER) {
                throw tooLarge(text, "is too large for a quick search");
            }
            return new LinearPattern(compiled);
        } catch (PatternSyntaxException e) {
            throw fault(text, e);
        }
    }

    /** True if a part of the text matches. */
    public boolean isIn(CharSequence text) {
        return compiled.matcher(text).find();
    }

    /** True if the whole text matches. */
    public boolean matches(CharSequence text) {
        return compiled.matcher(text).matches();
    }

    /** How many steps a search takes at most for each character of the text; a step takes some ten nanoseconds. */
    public int stepsPerCharacter() {
        return compiled.programSize();
    }

    /** The expression as it was written. */
    @Override
    public String toString() {
        return compiled.pattern();
    }

    private static Fault tooLarge(String text, String found) {
        return new Fault(
                "the regular expression " + Excerpt.quoted(text) + " " + found,
                "write a shorter one, with lower counts in braces");
    }

    private static Fault fault(String text, PatternSyntaxException e) {
        // The engine writes its flags before the expression.
        String part = e.getPattern().replaceFirst("^\\(\\?s\\)(?=.)", "");
        int index = part.isEmpty() ? -1 : text.indexOf(part);
        String where = index < 0 ? "" : " at character " + (text.codePointCount(0, index) + 1);
        String refused = refused(part);
        return refused.isEmpty()
                ? new Fault(
                        Excerpt.quoted(text) + " is not a regular expression: " + e.getDescription() + where, REMEDY)
                : new Fault(Excerpt.quoted(text) + " has " + refused + where, refusal(refused));
    }

    private static String refusal(String refused) {
        return refused + " is not supported" + LINEAR;
    }

    /** The name of a refused part; empty if the part is a mistake. */
    private static String refused(String part) {
        if (part.matches("\\\\[1-9]")) {
            return "a backreference";
        }
        if (part.matches("(?s).*[*+?}]\\+")) {
            return "a possessive quantifier";
        }
        return REFUSED.entrySet().stream()
                .filter(entry -> part.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /**
     * Refuses what must not be compiled: counts in braces that multiply, because compiling copies what they repeat; and, where
     * case is ignored, the letters whose cases make RE2/J 1.8 go round in a circle.
     */
    private static final class Scan {

        private static final int FIRST_CIRCLE = 0x1C80;
        private static final int LAST_CIRCLE = 0x1C88;
        private static final Pattern IGNORES_CASE = Pattern.compile("\\(\\?[a-zA-Z]*i");
        private static final Pattern HEX = Pattern.compile("\\\\x(?:\\{([0-9A-Fa-f]{1,6})\\}|([0-9A-Fa-f]{2}))");

        private final String text;
        private final boolean ignoresCase;
        private int at;

        /** How often the groups around this position are copied inside, the innermost first. */
        private final Deque<Long> groups = new ArrayDeque<>();

        /** The most copies in the group so far, and in its last part. */
        private long inGroup = 1;

        private long inPart = 1;

        Scan(String text) {
            this.text = text;
            this.ignoresCase = IGNORES_CASE.matcher(text).find();
        }

        void check() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '\\') {
                    escape();
                } else if (c == '[') {
                    characterClass();
                } else if (c == '(') {
                    groups.push(inGroup);
                    inGroup = 1;
                    at++;
                } else if (c == ')' && !groups.isEmpty()) {
                    inPart = inGroup;
                    inGroup = Math.max(groups.pop(), inPart);
                    at++;
                } else if (c == '{') {
                    count();
                } else {
                    // Quantifiers copy nothing, and belong to the part before them.
                    inPart = "*+?".indexOf(c) >= 0 ? inPart : 1;
                    character();
                }
            }
        }

        /** Reads one character, which may be an escape; -1 for an escape that stands for several. */
        private int character() {
            Matcher hex = HEX.matcher(text);
            int character = text.codePointAt(at);
            if (hex.find(at) && hex.start() == at) {
                character = Integer.parseInt(hex.group(1) == null ? hex.group(2) : hex.group(1), 16);
                at = hex.end();
            } else if (character == '\\') {
                at = Math.min(text.length(), at + 2);
                character = -1;
            } else {
                at += Character.charCount(character);
            }
            checkCase(character, character);
            return character;
        }

        private void checkCase(int first, int last) {
            if (ignoresCase && first <= LAST_CIRCLE && last >= FIRST_CIRCLE) {
                throw new Fault(
                        Excerpt.quoted(text)
                                + " ignores the case of the letters U+1C80 to U+1C88, which is not supported",
                        "write ranges without these letters, or leave out (?i)");
            }
        }

        private void escape() {
            if (!text.startsWith("\\Q", at)) {
                character();
                inPart = 1;
                return;
            }
            int end = text.indexOf("\\E", at + 2);
            text.substring(at, end < 0 ? text.length() : end).codePoints().forEach(c -> checkCase(c, c));
            at = end < 0 ? text.length() : end + 2;
            inPart = 1;
        }

        private void characterClass() {
            int start = at;
            at += text.startsWith("[^", at) ? 2 : 1;
            boolean first = true;
            int lower = -1;
            while (at < text.length() && (first || text.charAt(at) != ']')) {
                if (text.startsWith("&&", at)) {
                    throw new Fault(
                            Excerpt.quoted(text) + " has an intersection of character classes (&&) at character "
                                    + (text.codePointCount(0, start) + 1),
                            "list the characters of the class, or write \\& for an ampersand");
                }
                int named = text.startsWith("[:", at) ? text.indexOf(":]", at + 2) : -1;
                boolean range =
                        !first && text.charAt(at) == '-' && at + 1 < text.length() && text.charAt(at + 1) != ']';
                at = named >= 0 ? named + 2 : at + (range ? 1 : 0);
                int character = named >= 0 ? -1 : character();
                if (range && lower >= 0) {
                    checkCase(lower, character < 0 ? Character.MAX_CODE_POINT : character);
                }
                lower = character;
                first = false;
            }
            at++;
            inPart = 1;
        }

        private void count() {
            int end = text.indexOf('}', at);
            String inside = end < 0 ? "" : text.substring(at + 1, end);
            if (!inside.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
                inPart = 1;
                at++;
                return;
            }
            String[] counts = inside.split(",");
            long most = Math.max(1, Math.max(Long.parseLong(counts[0]), Long.parseLong(counts[counts.length - 1])));
            inPart *= most;
            if (inPart > MOST_COPIES) {
                throw tooLarge(text, "repeats a part more than " + Figures.count(MOST_COPIES) + " times");
            }
            inGroup = Math.max(inGroup, inPart);
            at = end + 1;
        }
    }
}
