package io.github.wingload.starter;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values as a scenario file writes them: {@code ${NAME}} is an environment variable, and <code>$${</code> is a literal
 * <code>${</code>.
 */
final class ScenarioValue {

    /** A variable; group 1 is its name. */
    static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}");

    private ScenarioValue() {}

    /** The scenario value of exactly these characters. */
    static String literal(String text) {
        return text.replace("${", "$${");
    }

    /** The scenario value that refers to a variable. */
    static String reference(String name) {
        return "${" + name + "}";
    }

    /** True if the value contains no variable. */
    static boolean isLiteral(String value) {
        return !VARIABLE.matcher(value).find();
    }

    /** The characters of a literal value. */
    static String characters(String value) {
        return value.replace("$${", "${");
    }

    /** The value with its characters changed and its variables unchanged. */
    static String map(String value, UnaryOperator<String> change) {
        UnaryOperator<String> changed = part -> literal(change.apply(characters(part)));
        StringBuilder mapped = new StringBuilder();
        Matcher variables = VARIABLE.matcher(value);
        int position = 0;
        while (variables.find()) {
            mapped.append(changed.apply(value.substring(position, variables.start())))
                    .append(variables.group());
            position = variables.end();
        }
        return mapped.append(changed.apply(value.substring(position))).toString();
    }
}
