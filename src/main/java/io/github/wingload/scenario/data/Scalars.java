package io.github.wingload.scenario.data;

import io.github.wingload.plan.JsonScalar;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Tree.Kind;
import io.github.wingload.yaml.Tree.Scalar;
import java.util.Optional;
import java.util.regex.Pattern;

/** Single values as text and as JSON. */
public final class Scalars {

    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private Scalars() {}

    /** The node's value. */
    static Optional<JsonScalar> read(Node node) {
        Optional<Scalar> scalar = node.scalar();
        if (node.present() && scalar.isEmpty()) {
            node.wrong("a single value", "write text, a number, true, false or null");
        }
        if (scalar.isPresent() && scalar.get().kind() == Kind.DECIMAL) {
            checkNumber(node, scalar.get().text());
        }
        return scalar.map(value -> of(value.kind(), value.text()));
    }

    /** Reports a number that is not JSON, such as {@code .inf}. */
    static void checkNumber(Node node, String number) {
        if (!JSON_NUMBER.matcher(number).matches()) {
            node.problem(number + " is not a JSON number", "write it like 1.5 or 1e3, or in quotes as text");
        }
    }

    /** A value that is written without quotes or in double quotes. */
    public static JsonScalar written(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? of(Kind.TEXT, text.substring(1, text.length() - 1)) : of(Kind.ofPlain(text), text);
    }

    private static JsonScalar of(Kind kind, String text) {
        return switch (kind) {
            case TEXT -> new JsonScalar(text, '"' + JsonTree.escaped(text) + '"');
            case NOTHING -> new JsonScalar("null", "null");
            default -> new JsonScalar(text, text);
        };
    }
}
