package io.github.wingload.scenario.data;

import io.github.wingload.text.Fault;
import io.github.wingload.yaml.Node;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Checks regular expressions, in the syntax of {@link Pattern}. */
public final class Regex {

    private Regex() {}

    /** @throws Fault if the text is not a regular expression */
    public static String checked(String text) {
        try {
            return Pattern.compile(text).pattern();
        } catch (PatternSyntaxException e) {
            String where = e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1);
            throw new Fault(
                    Node.quote(text) + " is not a regular expression: " + e.getDescription() + where,
                    "correct it, or put \\Q…\\E around literal text");
        }
    }
}
