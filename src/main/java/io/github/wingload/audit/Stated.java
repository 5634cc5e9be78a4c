package io.github.wingload.audit;

import java.math.BigDecimal;

/**
 * A number of a result, with the range that its digits leave open: {@code 37.68} stands for anything from 37.67 to 37.69, because its
 * author may have rounded it or cut it off.
 *
 * @param value as it was written
 * @param low the least that it can stand for
 * @param high the most that it can stand for
 */
public record Stated(double value, double low, double high) {

    /** Programs write all digits of a number; its last bits depend on the order in which they computed. */
    private static final double COMPUTED = 1e-9;

    /** A number that a program wrote with all its digits. */
    public static Stated exact(double value) {
        return within(value, Math.abs(value) * COMPUTED);
    }

    /** A number that is off by at most this much. */
    public static Stated within(double value, double slack) {
        return new Stated(value, value - slack, value + slack);
    }

    /**
     * A number as a person wrote it, off by at most one in its last digit.
     *
     * @param digits for example {@code 37.68}
     * @param unit what one of it is worth
     */
    public static Stated digits(BigDecimal digits, double unit) {
        return within(digits.doubleValue() * unit, digits.ulp().doubleValue() * unit);
    }

    /** True if the two cannot be the same number. */
    public boolean differs(Stated other) {
        return high < other.low - margin(other) || low > other.high + margin(other);
    }

    /** True if it is below the other, whatever their digits leave open. */
    public boolean below(Stated other) {
        return high < other.low - margin(other);
    }

    private double margin(Stated other) {
        return COMPUTED * Math.max(Math.abs(value), Math.abs(other.value));
    }

    Stated plus(Stated other) {
        return new Stated(value + other.value, low + other.low, high + other.high);
    }

    Stated minus(Stated other) {
        return new Stated(value - other.value, low - other.high, high - other.low);
    }

    /** The product of two numbers that are not negative. */
    Stated times(Stated other) {
        return new Stated(value * other.value, low * other.low, high * other.high);
    }

    Stated times(double factor) {
        return new Stated(value * factor, low * factor, high * factor);
    }

    /** The ratio of two numbers that are not negative; infinite bounds where the divisor can be zero. */
    Stated over(Stated other) {
        return new Stated(
                value / other.value, low / other.high, other.low > 0 ? high / other.low : Double.POSITIVE_INFINITY);
    }
}
