package io.github.wingload.starter;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts in the language of a scenario's values: {@code ${NAME}} is a variable of the environment, and <code>$${</code> stands for
 * the characters <code>${</code>.
 */
final class ScenarioValue {

    private static final Pattern TOKEN = Pattern.compile("\\$\\$\\{|\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}");

    private ScenarioValue() {}

    /** The value that stands for these characters themselves. */
    static String literal(String text) {
        return text.replace("${", "$${");
    }

    /** The value that stands for a variable. */
    static String reference(String name) {
        return "${" + name + "}";
    }

    /** True if no part of the value comes from the environment. */
    static boolean isLiteral(String value) {
        Matcher tokens = TOKEN.matcher(value);
        while (tokens.find()) {
            if (!tokens.group().equals("$${")) {
                return false;
            }
        }
        return true;
    }

    /** The characters that a literal value stands for. */
    static String characters(String value) {
        return value.replace("$${", "${");
    }

    /** The value with a change made to its characters; variables stay as they are. */
    static String map(String value, UnaryOperator<String> change) {
        StringBuilder mapped = new StringBuilder();
        StringBuilder characters = new StringBuilder();
        Matcher tokens = TOKEN.matcher(value);
        int position = 0;
        while (tokens.find()) {
            characters.append(value, position, tokens.start());
            position = tokens.end();
            if (tokens.group().equals("$${")) {
                characters.append("${");
            } else {
                mapped.append(literal(change.apply(characters.toString()))).append(tokens.group());
                characters.setLength(0);
            }
        }
        characters.append(value.substring(position));
        return mapped.append(literal(change.apply(characters.toString()))).toString();
    }
}
