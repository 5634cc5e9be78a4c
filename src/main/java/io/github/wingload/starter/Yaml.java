package io.github.wingload.starter;

import io.github.wingload.scenario.data.JsonTree;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts as YAML scalars in which the scenario's reader finds no placeholder: braces are written as literal braces. */
final class Yaml {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/](?:[A-Za-z0-9/._:-]*[A-Za-z0-9/])?");
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    /** Without quotes, one version of YAML or another reads them as values of other types. */
    private static final Set<String> WORDS = Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    /** Characters that JSON allows in a string and YAML does not. */
    private static final Pattern NOT_PRINTABLE =
            Pattern.compile("[\\x{7f}-\\x{9f}\\x{2028}\\x{2029}\\x{d800}-\\x{dfff}\\x{feff}\\x{fffe}\\x{ffff}]");

    private Yaml() {}

    /** A text on its own line: quoted only where it needs quotes. */
    static String text(String value) {
        return isPlain(value, PLAIN) ? value : quoted(value);
    }

    /** A text in double quotes. */
    static String quoted(String value) {
        return inQuotes(value.replace("{{", "{{\"{{\"}}"));
    }

    /** A key, in which the reader looks for no placeholders. */
    static String key(String key) {
        return isPlain(key, PLAIN_KEY) ? key : inQuotes(key);
    }

    private static boolean isPlain(String text, Pattern plain) {
        return plain.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    /** A JSON string, which is YAML too. */
    private static String inQuotes(String text) {
        return NOT_PRINTABLE
                .matcher('"' + JsonTree.escaped(text) + '"')
                .replaceAll(found -> String.format(
                        Locale.ROOT, "\\\\u%04x", (int) found.group().charAt(0)));
    }
}
