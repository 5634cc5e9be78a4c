package io.github.wingload.check.suite;

import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Fault;
import io.github.wingload.text.LinearPattern;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translates a regular expression of Python's {@code re} for texts into RE2's syntax with the same meaning. What RE2 does not have
 * is refused by name.
 *
 * <p>One difference is left: {@code \b} and {@code \B} count only ASCII letters, digits and the underscore as parts of words.
 *
 * <p>Source of the grammar: docs.python.org/3/library/re.html, for Python 3.11.
 */
final class PythonPattern {

    private static final String REMEDY =
            "write it without: every search must take time linear in the text (RE2's syntax)";

    /** Python's classes hold the letters, digits and blanks of all scripts, RE2's only those of ASCII. */
    private static final Map<Character, String> CLASSES = Map.of(
            'd', "\\p{Nd}",
            'w', "\\p{L}\\p{N}_",
            's', "\\x{9}-\\x{D}\\x{1C}-\\x{20}\\x{85}\\p{Z}");

    private static final Map<Character, String> ASCII_CLASSES =
            Map.of('d', "0-9", 'w', "A-Za-z0-9_", 's', "\\x{9}-\\x{D}\\x{20}");

    private static final Map<String, String> LOOKS = Map.of(
            "(?=", "lookahead",
            "(?!", "lookahead",
            "(?<=", "lookbehind",
            "(?<!", "lookbehind",
            "(?>", "an atomic group");

    private static final Pattern FLAGS = Pattern.compile("\\(\\?([aiLmsux]*)(-[imsx]+)?([:)])");
    private static final Pattern OCTAL = Pattern.compile("0[0-7]{0,2}|[1-3][0-7]{2}");
    private static final Pattern UNICODE = Pattern.compile("u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})");
    private static final Pattern UP_TO = Pattern.compile("\\{,([0-9]+)\\}");

    private final String python;
    private final StringBuilder re2 = new StringBuilder();
    private final boolean ascii;
    private int at;

    private PythonPattern(String python) {
        this.python = python;
        Matcher flags = FLAGS.matcher(python);
        this.ascii = flags.find() && flags.group(1).contains("a");
    }

    /**
     * The expression in RE2's syntax.
     *
     * @param multiline true if {@code ^} and {@code $} match at every line of the text
     * @throws Fault if it is not an expression or cannot be translated
     */
    static LinearPattern translated(String python, boolean multiline) {
        PythonPattern pattern = new PythonPattern(python);
        pattern.translate();
        return LinearPattern.of((multiline ? "(?m)" : "") + pattern.re2);
    }

    private void translate() {
        while (at < python.length()) {
            char c = python.charAt(at);
            if (c == '\\') {
                escape(false);
            } else if (c == '[') {
                characterClass();
            } else if (python.startsWith("(?", at)) {
                group();
            } else if (c == '{') {
                count();
            } else {
                re2.append(c);
                at++;
            }
        }
    }

    /** A backslash and what belongs to it. */
    private void escape(boolean inClass) {
        if (at + 1 == python.length()) {
            throw new Fault(Excerpt.quoted(python) + " ends with a backslash", "write \\\\ for a backslash");
        }
        char c = python.charAt(at + 1);
        char lower = Character.toLowerCase(c);
        Matcher octal = OCTAL.matcher(python).region(at + 1, python.length());
        Matcher unicode = UNICODE.matcher(python).region(at + 1, python.length());
        if (CLASSES.containsKey(lower)) {
            shorthand(lower, c != lower, inClass);
            at += 2;
        } else if (octal.lookingAt()) {
            character(Integer.parseInt(octal.group(), 8));
            at = octal.end();
        } else if (unicode.lookingAt()) {
            String digits = unicode.group(1) == null ? unicode.group(2) : unicode.group(1);
            character(Integer.parseUnsignedInt(digits, 16));
            at = unicode.end();
        } else if (c == 'Z' && !inClass) {
            re2.append("\\z");
            at += 2;
        } else if (c == 'b' && inClass) {
            character('\b');
            at += 2;
        } else if (c >= '1' && c <= '9') {
            throw refused("a backreference");
        } else if (c == 'N') {
            throw refused("a character by its name (\\N)");
        } else if (isAsciiLetter(c) && "aAbBfnrtvx".indexOf(c) < 0) {
            throw new Fault(
                    Excerpt.quoted(python) + " has the escape \\" + c + ", which Python does not know",
                    "remove the backslash, or write two");
        } else if (c > '\u007f') {
            re2.appendCodePoint(python.codePointAt(at + 1));
            at += 1 + Character.charCount(python.codePointAt(at + 1));
        } else {
            re2.append('\\').append(c);
            at += 2;
        }
    }

    private void shorthand(char name, boolean negated, boolean inClass) {
        String members = (ascii ? ASCII_CLASSES : CLASSES).get(name);
        if (!inClass) {
            re2.append(negated ? "[^" : "[").append(members).append(']');
        } else if (!negated) {
            re2.append(members);
        } else if (name == 'd' && !ascii) {
            re2.append("\\P{Nd}");
        } else {
            throw refused("\\" + Character.toUpperCase(name) + " in brackets");
        }
    }

    private void character(int codePoint) {
        re2.append("\\x{").append(Integer.toHexString(codePoint)).append('}');
    }

    /** In Python an opening bracket and an ampersand in brackets are plain characters. */
    private void characterClass() {
        re2.append('[');
        at++;
        if (at < python.length() && python.charAt(at) == '^') {
            re2.append('^');
            at++;
        }
        boolean first = true;
        while (at < python.length() && (first || python.charAt(at) != ']')) {
            char c = python.charAt(at);
            if (c == '\\') {
                escape(true);
            } else {
                re2.append(c == '[' || c == '&' || c == ']' ? "\\" : "").append(c);
                at++;
            }
            first = false;
        }
        if (at < python.length()) {
            re2.append(']');
            at++;
        }
    }

    private void group() {
        Matcher flags = FLAGS.matcher(python).region(at, python.length());
        if (python.startsWith("(?P=", at)) {
            throw refused("a backreference");
        }
        LOOKS.forEach((start, name) -> {
            if (python.startsWith(start, at)) {
                throw refused(name);
            }
        });
        if (python.startsWith("(?(", at)) {
            throw refused("a choice that depends on a group");
        }
        if (python.startsWith("(?#", at)) {
            int end = python.indexOf(')', at);
            at = end < 0 ? python.length() : end + 1;
            return;
        }
        if (!flags.lookingAt()) {
            re2.append("(?");
            at += 2;
            return;
        }
        if (flags.group(1).contains("x")) {
            throw refused("the flag x, which allows blanks and comments,");
        }
        if (flags.group(1).contains("L")) {
            throw refused("the flag L, which is for bytes,");
        }
        String off = flags.group(2) == null ? "" : flags.group(2);
        String kept = flags.group(1).replaceAll("[au]", "") + off;
        boolean nothing = kept.isEmpty() && flags.group(3).equals(")");
        re2.append(nothing ? "" : "(?" + kept + flags.group(3));
        at = flags.end();
    }

    private void count() {
        Matcher upTo = UP_TO.matcher(python).region(at, python.length());
        if (upTo.lookingAt()) {
            re2.append("{0,").append(upTo.group(1)).append('}');
            at = upTo.end();
        } else {
            re2.append('{');
            at++;
        }
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private Fault refused(String what) {
        return new Fault(
                String.format(
                        Locale.ROOT,
                        "%s has %s at character %d, which is not supported",
                        Excerpt.quoted(python),
                        what,
                        python.codePointCount(0, at) + 1),
                REMEDY);
    }
}
