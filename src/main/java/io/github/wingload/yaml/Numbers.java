package io.github.wingload.yaml;

import io.github.wingload.text.Figures;
import io.github.wingload.yaml.Tree.Kind;
import io.github.wingload.yaml.Tree.Scalar;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads numbers and checks their ranges. */
public final class Numbers {

    /** Digits, with or without commas between thousands, and an optional fraction. */
    private static final Pattern GROUPED = Pattern.compile("([0-9]{1,3}(,[0-9]{3}){1,4}|[0-9]{1,15})(\\.[0-9]{1,15})?");

    /** The least number above zero. Smaller ones are mistakes, and would round to zero or overflow when they divide. */
    static final BigDecimal SMALLEST = new BigDecimal("0.000001");

    private Numbers() {}

    /** The node's whole number from min to max. */
    static OptionalLong whole(Node node, long min, long max) {
        String remedy = max == Long.MAX_VALUE
                ? "write a whole number, " + min + " or more"
                : "write a whole number from " + min + " to " + max;
        Optional<BigDecimal> number = number(
                node,
                "a whole number",
                scalar -> scalar.is(Kind.WHOLE),
                value -> value.compareTo(BigDecimal.valueOf(min)) >= 0 && value.compareTo(BigDecimal.valueOf(max)) <= 0,
                min == Long.MIN_VALUE && max == Long.MAX_VALUE ? "write a 64-bit integer" : remedy);
        return number.stream().mapToLong(BigDecimal::longValue).findFirst();
    }

    /**
     * The node's number, up to max.
     *
     * @param least the lower end of the range in words, for messages
     * @param aboveLeast true for numbers on the right side of the lower end
     */
    static OptionalDouble real(Node node, String least, Predicate<BigDecimal> aboveLeast, double max) {
        Optional<BigDecimal> number = number(
                node,
                "a number",
                scalar -> scalar.is(Kind.WHOLE)
                        || scalar.is(Kind.DECIMAL) && !scalar.text().equals(".nan"),
                aboveLeast.and(value -> value.compareTo(BigDecimal.valueOf(max)) <= 0),
                "write a number " + least + " up to " + Figures.plain(max));
        return number.stream().mapToDouble(BigDecimal::doubleValue).findFirst();
    }

    /** A number as people write it in prose: {@code 150000}, {@code 150,000} or {@code 41.7}. */
    public static OptionalDouble grouped(String text) {
        return GROUPED.matcher(text).matches()
                ? OptionalDouble.of(Double.parseDouble(text.replace(",", "")))
                : OptionalDouble.empty();
    }

    private static Optional<BigDecimal> number(
            Node node, String noun, Predicate<Scalar> kind, Predicate<BigDecimal> inRange, String remedy) {
        Optional<Scalar> scalar = node.scalar().filter(kind);
        Optional<BigDecimal> number = scalar.flatMap(Scalar::decimal).filter(inRange);
        if (scalar.isEmpty() && node.present()) {
            boolean inQuotes = node.scalar()
                    .filter(value -> value.kind() == Kind.TEXT
                            && Kind.ofPlain(value.text()).number())
                    .isPresent();
            node.wrong(noun, remedy + (inQuotes ? ", without quotes" : ""));
        } else if (scalar.isPresent() && number.isEmpty()) {
            node.problem(node.shown() + " is out of range", remedy);
        }
        return number;
    }
}
