package io.github.wingload.check.suite;

import io.github.wingload.yaml.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a scalar is for PyYAML, which reads YAML 1.1: {@code yes} is true there, {@code 017} is 15, {@code 1:30} is 90 and
 * {@code 1e3} is a text. The rest of wingload reads YAML 1.2.
 *
 * <p>Source: PyYAML's {@code resolver.py} and {@code constructor.py}.
 */
final class PlainValue {

    private static final Set<String> TRUE = Set.of("yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSE = Set.of("no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final Pattern INTEGER = Pattern.compile("([-+]?)(?:0b(?<binary>[01_]+)|0x(?<hex>[0-9a-fA-F_]+)"
            + "|0(?<octal>[0-7_]+)|(?<decimal>0|[1-9][0-9_]*)|(?<parts>[1-9][0-9_]*(?::[0-5]?[0-9])++))");
    private static final Pattern REAL =
            Pattern.compile("[-+]?(?:[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?)");
    private static final Pattern NO_JSON = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)"
            + "|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]+)[0-9]{1,2}:.*"
            + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])++\\.[0-9_]*");

    private PlainValue() {}

    /** The value as JSON; empty if JSON cannot hold it, as a date or infinity. */
    static Optional<JsonNode> of(Tree.Scalar scalar) {
        String text = scalar.text();
        if (scalar.quoted()) {
            return Optional.of(StringNode.valueOf(text));
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return Optional.of(BooleanNode.valueOf(TRUE.contains(text)));
        }
        if (NOTHING.contains(text)) {
            return Optional.of(NullNode.getInstance());
        }
        if (text.length() > Tree.Scalar.LONGEST_NUMBER) {
            return Optional.of(StringNode.valueOf(text));
        }
        Matcher integer = INTEGER.matcher(text);
        if (integer.matches()) {
            return Optional.of(JsonNodeFactory.instance.numberNode(integer(integer)));
        }
        if (REAL.matcher(text).matches()) {
            String digits = text.replace("_", "");
            return Optional.of(JsonNodeFactory.instance.numberNode(
                    new BigDecimal(digits.startsWith("+") ? digits.substring(1) : digits)));
        }
        return NO_JSON.matcher(text).matches() ? Optional.empty() : Optional.of(StringNode.valueOf(text));
    }

    private static BigInteger integer(Matcher parts) {
        BigInteger absolute = parts.group("binary") != null
                ? digits(parts.group("binary"), 2)
                : parts.group("hex") != null
                        ? digits(parts.group("hex"), 16)
                        : parts.group("octal") != null
                                ? digits(parts.group("octal"), 8)
                                : parts.group("decimal") != null
                                        ? digits(parts.group("decimal"), 10)
                                        : sexagesimal(parts.group("parts"));
        return parts.group(1).equals("-") ? absolute.negate() : absolute;
    }

    private static BigInteger digits(String digits, int radix) {
        String all = digits.replace("_", "");
        return all.isEmpty() ? BigInteger.ZERO : new BigInteger(all, radix);
    }

    private static BigInteger sexagesimal(String text) {
        BigInteger value = BigInteger.ZERO;
        for (String part : text.split(":")) {
            value = value.multiply(BigInteger.valueOf(60)).add(digits(part, 10));
        }
        return value;
    }
}
