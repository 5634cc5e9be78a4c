package io.github.wingload.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A unit of figures: how a value is scaled, rounded and named in text.
 *
 * <p>{@link #text} writes the usual digits, {@link #exact} every digit of a limit that a person wrote, and {@link #beside} as
 * many digits as show on which side of its limit a value is. A unit may have several steps, such as ms and s: a value is
 * written in the largest step in which its rounded text is at least 1. Text is made with {@link Locale#ROOT}: commas between
 * thousands, a point before decimals. NaN is {@code -}, infinity {@code ∞}.
 *
 * <p>Immutable; thread-safe.
 */
public final class Unit {

    /** A time, given in milliseconds: {@code 0.347 ms}, {@code 562 ms}, {@code 1.83 s}; three significant digits. */
    public static final Unit TIME = new Unit(Rounding.SIGNIFICANT, 3, "", steps(1_000, " ms", " s"));

    /**
     * A share of a whole, given in percent: {@code 93.20%}. It is written as 0.00% or 100.00% only if it is none or all; a share
     * close to these has four decimals or more: {@code 99.9974%}.
     */
    public static final Unit PERCENT = new Unit(Rounding.SHARE, 2, "", one("%"));

    /** A difference of two shares, given in percentage points: {@code +0.81 pp}. */
    public static final Unit POINTS = new Unit(Rounding.DECIMALS, 2, "+", one(" pp"));

    /** A relative change, given in percent: {@code +41.0%}. */
    public static final Unit CHANGE = new Unit(Rounding.DECIMALS, 1, "+", one("%"));

    /** A factor: {@code ×1.41}. */
    public static final Unit RATIO = new Unit(Rounding.DECIMALS, 2, "×", one(""));

    /** Events per second: {@code 37.68/s}. */
    public static final Unit PER_SECOND = decimals(2, "/s");

    /** Events per hour: {@code 135,645/h}. */
    public static final Unit PER_HOUR = decimals(0, "/h");

    /** A number of things: {@code 146,231}. */
    public static final Unit COUNT = decimals(0, "");

    /** A size in bytes: {@code 512 B}, {@code 1.21 GiB}. */
    public static final Unit BYTES = bytes("");

    /** A plain number: {@code 5}, {@code 1.95}, {@code 83.4}, {@code 2.40e-05}. */
    public static final Unit NUMBER = new Unit(Rounding.COMPACT, 3, "", one(""));

    /** A time, given in seconds; written as {@link #TIME} is. */
    private static final Unit SECONDS =
            new Unit(Rounding.SIGNIFICANT, 3, "", List.of(new Step(new BigDecimal("0.001"), " ms"), new Step(1, " s")));

    /** Values that differ by a smaller part of themselves differ by how a double was computed. */
    private static final double SAME = 1e-12;

    private static final BigDecimal LARGE = BigDecimal.valueOf(1_000_000_000_000_000L);
    private static final BigDecimal SMALL = new BigDecimal("0.001");
    private static final int MOST_DECIMALS = 3;
    private static final double WHOLE = 100;
    private static final int SHARE_BESIDE_BOUND = 4;

    private final Rounding rounding;
    private final int digits;
    private final String sign;
    private final List<Step> steps;

    /** How many digits a value keeps. */
    private enum Rounding {
        /** A fixed number of decimals. */
        DECIMALS,
        /** As {@link #DECIMALS}, but with more where the value would look like 0 or 100 and is not. */
        SHARE,
        /** A number of significant digits, but at most three decimals; digits before the point are never cut. */
        SIGNIFICANT,
        /** As {@link #SIGNIFICANT}; whole numbers have no decimals, very large and very small ones an exponent. */
        COMPACT
    }

    /**
     * A size that values are scaled to.
     *
     * @param size in the unit that values are given in
     * @param name written behind the number
     */
    private record Step(BigDecimal size, String name) {
        Step(long size, String name) {
            this(BigDecimal.valueOf(size), name);
        }
    }

    /** A value that has been scaled and rounded. */
    private record Rounded(BigDecimal number, Step step) {
        BigDecimal value() {
            return number.multiply(step.size());
        }
    }

    private Unit(Rounding rounding, int digits, String sign, List<Step> steps) {
        this.rounding = rounding;
        this.digits = digits;
        this.sign = sign;
        this.steps = steps;
    }

    /**
     * The unit with a name that a person chose. {@code bytes} (also {@code bytes/s}), {@code percent} and {@code seconds} are
     * scaled as such; any other word is written behind the number, and an empty name is {@link #NUMBER}.
     */
    public static Unit named(String name) {
        if (name.equals("bytes") || name.startsWith("bytes/")) {
            return bytes(name.substring("bytes".length()));
        }
        return switch (name) {
            case "percent" -> PERCENT;
            case "seconds" -> SECONDS;
            case "" -> NUMBER;
            default -> new Unit(Rounding.COMPACT, 3, "", one(" " + name));
        };
    }

    /** The value with this unit's usual number of digits. */
    public String text(double value) {
        return Double.isFinite(value) ? text(rounded(value, 0), 0) : notFinite(value);
    }

    /** The value with all its digits and no needless ones: {@code 500 ms}, {@code 1.5 s}, {@code 99.95%}, {@code 150,000/h}. */
    public String exact(double value) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        BigDecimal number = BigDecimal.valueOf(value);
        Step step = largest(larger -> number.abs().compareTo(larger.size()) >= 0
                && scaled(number, larger).scale() <= 9);
        BigDecimal plain = scaled(number, step);
        return number(plain.setScale(Math.max(0, plain.scale()))) + step.name();
    }

    /**
     * The value with the fewest digits, from the usual number on, that keep it on its side of the limit: 2,000.4 ms is not
     * within 2 s, so it is {@code 2.0004 s} and not {@code 2.00 s}. What is written, read back, is less than the limit,
     * equal to it, or greater, exactly as the value is. A value that differs from the limit by less than a part in 10¹²
     * counts as equal.
     */
    public String beside(double value, double limit) {
        if (!Double.isFinite(value) || !Double.isFinite(limit)) {
            return text(value);
        }
        double shown = Math.abs(value - limit) <= SAME * Math.abs(limit) ? limit : value;
        BigDecimal exact = BigDecimal.valueOf(limit);
        int side = BigDecimal.valueOf(shown).compareTo(exact);
        int more = IntStream.iterate(0, digits -> digits + 1)
                .filter(digits -> rounded(shown, digits).value().compareTo(exact) == side)
                .findFirst()
                .orElseThrow();
        return text(rounded(shown, more), more);
    }

    /** {@code 1.20 s to 1.40 s}, {@code at least 1.20 s}, {@code at most 1.40 s}; empty if neither bound is finite. */
    public String interval(double low, double high) {
        return between(low, high, text(low), text(high));
    }

    /** As {@link #interval(double, double)}, each bound {@link #beside} the limit. */
    public String interval(double low, double high, double limit) {
        return between(low, high, beside(low, limit), beside(high, limit));
    }

    private static String between(double low, double high, String lowText, String highText) {
        if (Double.isFinite(low)) {
            return Double.isFinite(high) ? lowText + " to " + highText : "at least " + lowText;
        }
        return Double.isFinite(high) ? "at most " + highText : "";
    }

    private Rounded rounded(double value, int more) {
        BigDecimal exact = BigDecimal.valueOf(value);
        Step largest = largest(step -> rounded(scaled(exact, step), more).abs().compareTo(BigDecimal.ONE) >= 0);
        return new Rounded(rounded(scaled(exact, largest), more), largest);
    }

    /** The largest step that fits; the smallest if none does. */
    private Step largest(Predicate<Step> fits) {
        return steps.stream().filter(fits).reduce(steps.get(0), (smaller, larger) -> larger);
    }

    private BigDecimal rounded(BigDecimal number, int more) {
        if (rounding == Rounding.DECIMALS) {
            return number.setScale(digits + more, RoundingMode.HALF_UP);
        }
        if (rounding == Rounding.SHARE) {
            return share(number, digits + more);
        }
        if (rounding == Rounding.COMPACT && scientific(number)) {
            return number.round(new MathContext(digits + more, RoundingMode.HALF_UP));
        }
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        if (whole && (rounding == Rounding.COMPACT || number.signum() == 0)) {
            return number.setScale(0, RoundingMode.UNNECESSARY);
        }
        BigDecimal once = number.setScale(decimals(number, more), RoundingMode.HALF_UP);
        BigDecimal twice = number.setScale(decimals(once, more), RoundingMode.HALF_UP);
        return twice.signum() == 0 ? BigDecimal.ZERO : twice;
    }

    private static BigDecimal share(BigDecimal number, int decimals) {
        BigDecimal usual = number.setScale(decimals, RoundingMode.HALF_UP);
        double value = number.doubleValue();
        boolean bound = Math.abs(value) <= WHOLE * SAME || Math.abs(value - WHOLE) <= WHOLE * SAME;
        boolean looksLikeBound = usual.signum() == 0 || usual.compareTo(BigDecimal.valueOf(WHOLE)) == 0;
        return looksLikeBound && !bound ? share(number, Math.max(decimals + 1, SHARE_BESIDE_BOUND)) : usual;
    }

    /** Decimals that leave the wanted number of significant digits. */
    private int decimals(BigDecimal number, int more) {
        int beforePoint = number.precision() - number.scale();
        return Math.max(0, Math.min(MOST_DECIMALS, digits - beforePoint) + more);
    }

    private static BigDecimal scaled(BigDecimal value, Step step) {
        return value.divide(step.size()).stripTrailingZeros();
    }

    private static boolean scientific(BigDecimal number) {
        BigDecimal size = number.abs();
        return size.compareTo(LARGE) >= 0 || (size.signum() > 0 && size.compareTo(SMALL) < 0);
    }

    private String text(Rounded rounded, int more) {
        boolean scientific = rounding == Rounding.COMPACT && scientific(rounded.number());
        String number = scientific
                ? String.format(Locale.ROOT, "%." + (digits - 1 + more) + "e", rounded.number())
                : number(rounded.number());
        return number + rounded.step().name();
    }

    private String number(BigDecimal number) {
        String flag = sign.equals("+") ? "+" : "";
        String text = String.format(Locale.ROOT, "%" + flag + ",." + Math.max(0, number.scale()) + "f", number);
        return flag.isEmpty() ? sign + text : text;
    }

    private static String notFinite(double value) {
        return Double.isNaN(value) ? "-" : value > 0 ? "∞" : "-∞";
    }

    private static Unit decimals(int decimals, String name) {
        return new Unit(Rounding.DECIMALS, decimals, "", one(name));
    }

    private static Unit bytes(String per) {
        return new Unit(
                Rounding.COMPACT,
                3,
                "",
                steps(1_024, " B" + per, " KiB" + per, " MiB" + per, " GiB" + per, " TiB" + per));
    }

    private static List<Step> one(String name) {
        return List.of(new Step(1, name));
    }

    /** Steps that each are {@code factor} times the one before. */
    private static List<Step> steps(long factor, String... names) {
        return IntStream.range(0, names.length)
                .mapToObj(step -> new Step(BigDecimal.valueOf(factor).pow(step), names[step]))
                .toList();
    }
}
