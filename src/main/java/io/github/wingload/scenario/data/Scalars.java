package io.github.wingload.scenario.data;

import io.github.wingload.plan.task.JsonScalar;
import io.github.wingload.text.Fault;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Tree.Kind;
import io.github.wingload.yaml.Tree.Scalar;
import java.util.Optional;
import java.util.regex.Pattern;

/** Single values as text and as JSON. */
public final class Scalars {

    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private static final Pattern LARGE_EXPONENT = Pattern.compile("[eE][+-]?0*[1-9][0-9]{3}");
    private static final String NUMBER_REMEDY = "write it like 1.5 or 1e3, or in quotes as text";

    private Scalars() {}

    /** The node's value. */
    static Optional<JsonScalar> read(Node node) {
        Optional<Scalar> scalar = node.scalar();
        if (node.present() && scalar.isEmpty()) {
            node.wrong("a single value", "write text, a number, true, false or null");
        }
        if (scalar.filter(value -> value.kind().number()).isPresent()) {
            checkNumber(node, scalar.get().text());
        }
        return scalar.map(value -> of(value.kind(), value.text()));
    }

    /** Reports a number that is not JSON, such as {@code .inf}, or that no reader of JSON is sure to accept. */
    static void checkNumber(Node node, String number) {
        fault(number).ifPresent(found -> node.problem(node.describe() + found, NUMBER_REMEDY));
    }

    /** What is wrong with a number; empty if nothing is. */
    private static Optional<String> fault(String number) {
        if (!JSON_NUMBER.matcher(number).matches()) {
            return Optional.of(" is not a JSON number");
        }
        boolean large = number.length() > Scalar.LONGEST_NUMBER
                || LARGE_EXPONENT.matcher(number).find();
        return large
                ? Optional.of(" has more than " + Scalar.LONGEST_NUMBER + " characters, or an exponent beyond 999")
                : Optional.empty();
    }

    /**
     * A value that is written without quotes or in double quotes.
     *
     * @throws Fault if it is a number that JSON cannot express
     */
    public static JsonScalar written(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        if (!quoted && Kind.ofPlain(text).number()) {
            fault(text).ifPresent(found -> {
                throw new Fault(Node.quote(text) + found, NUMBER_REMEDY);
            });
        }
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
