package io.github.wingload.starter;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts as YAML scalars in which templates find no placeholder: braces that stand for themselves are written so. */
final class Yaml {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/](?:[A-Za-z0-9/._:-]*[A-Za-z0-9/])?");
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    /** In one YAML or another they are no texts. */
    private static final Set<String> WORDS = Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    private static final int FIRST_PRINTABLE = 0x20;

    private Yaml() {}

    /** A text on its own line: without quotes where it needs none. */
    static String text(String value) {
        return PLAIN.matcher(value).matches() && !isWord(value) ? value : quoted(value);
    }

    /** A text in double quotes. */
    static String quoted(String value) {
        return quotedAsItIs(value.replace("{{", "{{\"{{\"}}"));
    }

    /** A key, which no template looks into. */
    static String key(String key) {
        return PLAIN_KEY.matcher(key).matches() && !isWord(key) ? key : quotedAsItIs(key);
    }

    private static boolean isWord(String text) {
        return WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    private static String quotedAsItIs(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(character -> {
            switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (isPrintable(character)) {
                        quoted.appendCodePoint(character);
                    } else {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", character));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean isPrintable(int character) {
        boolean control = character < FIRST_PRINTABLE || character >= 0x7f && character < 0xa0;
        boolean lineBreak = character == 0x2028 || character == 0x2029;
        boolean unwritable = Character.getType(character) == Character.SURROGATE
                || character == 0xfeff
                || character == 0xfffe
                || character == 0xffff;
        return !control && !lineBreak && !unwritable;
    }
}
