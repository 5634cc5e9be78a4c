package io.github.wingload.yaml;

import io.github.wingload.text.Figures;
import io.github.wingload.yaml.Tree.Kind;
import io.github.wingload.yaml.Tree.Scalar;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;

/** Numbers, whole and others, and the ranges they have to be in. */
public final class Numbers {

    /** Digits, with or without commas between thousands, and an optional fraction. */
    private static final Pattern GROUPED = Pattern.compile("([0-9]{1,3}(,[0-9]{3}){1,4}|[0-9]{1,15})(\\.[0-9]{1,15})?");

    private Numbers() {}

    /** The node's whole number from min to max. */
    static OptionalLong whole(Node node, long min, long max) {
        String remedy = remedy(min, max);
        Optional<Scalar> scalar = node.scalar().filter(value -> value.is(Kind.WHOLE));
        if (scalar.isEmpty()) {
            if (node.present()) {
                node.wrong("a whole number", remedy + quotesToRemove(node));
            }
            return OptionalLong.empty();
        }
        OptionalLong number = parseLong(scalar.get().text());
        if (number.isEmpty() || number.getAsLong() < min || number.getAsLong() > max) {
            node.problem(scalar.get().text() + " is out of range", remedy);
            return OptionalLong.empty();
        }
        return number;
    }

    /** The node's number in the range, which is also said in words, up to max. */
    static OptionalDouble real(Node node, String range, DoublePredicate inRange, double max) {
        String remedy = "write a number " + range + " up to " + Figures.plain(max);
        Optional<Scalar> scalar = node.scalar().filter(value -> value.is(Kind.WHOLE) || value.is(Kind.DECIMAL));
        if (scalar.isEmpty()) {
            if (node.present()) {
                node.wrong("a number", remedy + quotesToRemove(node));
            }
            return OptionalDouble.empty();
        }
        double number = parseDouble(scalar.get().text());
        if (Double.isNaN(number)) {
            node.wrong("a number", remedy);
            return OptionalDouble.empty();
        }
        if (!inRange.test(number) || number > max) {
            node.problem(scalar.get().text() + " is out of range", remedy);
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(number);
    }

    /** A number as people write it in prose: {@code 150000}, {@code 150,000} or {@code 41.7}. */
    public static OptionalDouble grouped(String text) {
        return GROUPED.matcher(text).matches()
                ? OptionalDouble.of(Double.parseDouble(text.replace(",", "")))
                : OptionalDouble.empty();
    }

    private static String remedy(long min, long max) {
        if (min == Long.MIN_VALUE && max == Long.MAX_VALUE) {
            return "write a 64-bit integer";
        }
        return max == Long.MAX_VALUE
                ? "write a whole number, " + min + " or more"
                : "write a whole number from " + min + " to " + max;
    }

    /** A second hint, for a number in quotes. */
    private static String quotesToRemove(Node node) {
        boolean inQuotes = node.scalar()
                .filter(value -> value.kind() == Kind.TEXT)
                .map(value -> Kind.ofPlain(value.text()))
                .filter(kind -> kind == Kind.WHOLE || kind == Kind.DECIMAL)
                .isPresent();
        return inQuotes ? ", without quotes" : "";
    }

    private static OptionalLong parseLong(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException tooLong) {
            return OptionalLong.empty();
        }
    }

    private static double parseDouble(String text) {
        return switch (text) {
            case ".nan" -> Double.NaN;
            case ".inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
