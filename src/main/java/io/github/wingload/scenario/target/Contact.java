package io.github.wingload.scenario.target;

import io.github.wingload.yaml.Environment;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code contact}, or else the variable {@code WINGLOAD_CONTACT}: an e-mail address or URL for questions about the load. */
public final class Contact {

    public static final String VARIABLE = "WINGLOAD_CONTACT";

    private static final Pattern REACHABLE = Pattern.compile(
            "[^\\s@()<>,;]{1,64}@[^\\s@()<>,;]{1,255}\\.[A-Za-z]{2,}|https?://[^\\s/]{1,255}\\.[^\\s]+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]+");
    private static final String FOUND = "this is not an e-mail address or a URL in ASCII characters";
    private static final String EXAMPLE = "for example me@example.org or https://example.org/contact";

    private Contact() {}

    public static Optional<String> read(Node node, Environment environment) {
        if (node.present()) {
            Optional<String> contact = node.line();
            if (contact.isPresent() && !isContact(contact.get())) {
                node.problem(FOUND, "write " + EXAMPLE);
            }
            return contact;
        }
        Optional<String> contact = environment.variable(VARIABLE);
        if (contact.isPresent() && !isContact(contact.get())) {
            node.findings().problem(Problem.ofVariable(VARIABLE, FOUND, "set it to " + EXAMPLE));
        }
        return contact;
    }

    /** True if the text contains an e-mail address or a URL. */
    static boolean isIn(String text) {
        return REACHABLE.matcher(text).find();
    }

    /** True for an e-mail address or a URL in ASCII characters, which a header can hold. */
    public static boolean isContact(String text) {
        return PRINTABLE.matcher(text).matches() && isIn(text);
    }
}
