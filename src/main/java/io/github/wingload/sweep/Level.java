package io.github.wingload.sweep;

import io.github.wingload.text.Figures;
import io.github.wingload.text.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much load a run of a sweep makes.
 *
 * @param kind what the amount counts
 * @param amount above zero; whole for users
 */
public record Level(Kind kind, double amount) {

    /** Amounts between two levels have as many digits. */
    private static final MathContext DIGITS = new MathContext(5, RoundingMode.HALF_EVEN);

    private static final Pattern WRITTEN = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(/[hms])?");

    /** What an amount of load counts. */
    public enum Kind {
        /** Users that run at the same time. */
        USERS("", 0),
        /** Starts a second. */
        PER_SECOND("/s", 1),
        /** Starts a minute. */
        PER_MINUTE("/m", 60),
        /** Starts an hour. */
        PER_HOUR("/h", 3600);

        private final String unit;
        private final int seconds;

        Kind(String unit, int seconds) {
            this.unit = unit;
            this.seconds = seconds;
        }

        /** True for users. */
        public boolean ofUsers() {
            return this == USERS;
        }

        private static Kind of(String unit) {
            for (Kind kind : values()) {
                if (kind.unit.equals(unit)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(unit);
        }
    }

    /** Reads {@code 8} as users and {@code 40/s} as a rate; empty for anything else, and for zero. */
    public static Optional<Level> parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        String unit = written.group(2) == null ? "" : written.group(2);
        double amount = Double.parseDouble(written.group(1));
        boolean countsHalves = Kind.of(unit) == Kind.USERS && amount != Math.rint(amount);
        return amount > 0 && !countsHalves ? Optional.of(new Level(Kind.of(unit), amount)) : Optional.empty();
    }

    /** True for users. */
    public boolean ofUsers() {
        return kind.ofUsers();
    }

    /** The same rate in another unit. */
    public Level in(Kind unit) {
        return ofUsers() || unit == kind ? this : of(unit, amount / kind.seconds * unit.seconds);
    }

    /** Starts a second; empty for users. */
    public Optional<Double> perSecond() {
        return ofUsers() ? Optional.empty() : Optional.of(amount / kind.seconds);
    }

    /** As it is written in a scenario: {@code 8}, {@code 43.957/s}. */
    public String text() {
        return new BigDecimal(Double.toString(amount)).stripTrailingZeros().toPlainString() + kind.unit;
    }

    /** As it is shown: {@code 8 users}, {@code 158,000/h}. */
    public String label() {
        return ofUsers() ? Figures.count((long) amount, "user", "users") : Unit.COUNT.exact(amount) + kind.unit;
    }

    /** The level of this many times the load. Users are rounded down, to at least one. */
    public Level times(double factor) {
        return of(kind, amount * factor);
    }

    /**
     * The geometric mean of this level and a higher one. A number of users is rounded down. If that gives this level, the next number is
     * taken where it is below the higher level.
     */
    Level between(Level higher) {
        Level middle = of(kind, Math.sqrt(amount * higher.amount));
        return ofUsers() && middle.amount == amount && amount + 1 < higher.amount
                ? new Level(kind, amount + 1)
                : middle;
    }

    private static Level of(Kind kind, double amount) {
        double rounded = kind == Kind.USERS
                ? Math.max(1, Math.floor(amount))
                : new BigDecimal(amount).round(DIGITS).doubleValue();
        return new Level(kind, rounded);
    }

    @Override
    public String toString() {
        return text();
    }
}
