package io.github.wingload.yaml;

import io.github.wingload.text.Excerpt;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Keeps a value from the environment, which may be a secret, out of a message: the whole value becomes the text with which the
 * document names it, such as <code>${PASSWORD}</code>, and longer parts of it become an ellipsis.
 *
 * @param value the value
 * @param source the text of the document that it replaced
 */
record EnvironmentMask(String value, String source) {

    /** Messages quote parts of a value, such as its first word. Shorter parts tell nothing. */
    private static final int SHORTEST_PART = 4;

    static EnvironmentMask of(String value, String source) {
        return new EnvironmentMask(value, source);
    }

    String on(String message) {
        if (value.isEmpty()) {
            return message;
        }
        String shown = Excerpt.start(source, 60);
        String[] around = message.split(Pattern.quote(value), -1);
        StringBuilder masked = new StringBuilder(withoutParts(around[0]));
        for (int i = 1; i < around.length; i++) {
            masked.append(shown).append(withoutParts(around[i]));
        }
        return masked.toString();
    }

    private String withoutParts(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        String from = value.toLowerCase(Locale.ROOT);
        if (wanted.length() != text.length()) {
            // A letter whose lower case has another length: positions would differ.
            wanted = text;
            from = value;
        }
        StringBuilder kept = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = at + SHORTEST_PART;
            if (end > text.length() || !from.contains(wanted.substring(at, end))) {
                kept.append(text.charAt(at++));
                continue;
            }
            while (end < text.length() && from.contains(wanted.substring(at, end + 1))) {
                end++;
            }
            kept.append('…');
            at = end;
        }
        return kept.toString();
    }
}
