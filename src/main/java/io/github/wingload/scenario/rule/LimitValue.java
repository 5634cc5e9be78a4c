package io.github.wingload.scenario.rule;

import io.github.wingload.plan.Figure;
import io.github.wingload.text.Fault;
import io.github.wingload.text.Unit;
import io.github.wingload.yaml.ByteSizes;
import io.github.wingload.yaml.DurationText;
import io.github.wingload.yaml.LineCursor;
import io.github.wingload.yaml.Numbers;
import io.github.wingload.yaml.Tree.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** The values of a line: times with their units, shares in percent, and plain numbers. */
final class LimitValue {

    private static final Pattern VALUE = Pattern.compile("[^\\s<>]+");
    private static final Pattern PERCENT = Pattern.compile("([0-9.,]+)\\s*%(?=\\s|$)");

    private static final Pattern MINUS = Pattern.compile("-(?=[0-9.])");

    private LimitValue() {}

    /** The limit of a figure, in its unit. */
    static double take(LineCursor cursor, Figure figure) {
        if (figure.unit() == Unit.TIME) {
            return time(cursor).toNanos() / 1e6;
        }
        return figure.unit() == Unit.PERCENT ? share(cursor) : number(cursor);
    }

    /** The limit of a figure, in its unit, which may be below zero: {@code -20ms}. */
    static double takeSigned(LineCursor cursor, Figure figure) {
        return cursor.take(MINUS).isPresent() ? -take(cursor, figure) : take(cursor, figure);
    }

    /** The limit of a server's figure, in its unit. */
    static double take(LineCursor cursor, String unit) {
        if (unit.equals("bytes") || unit.startsWith("bytes/")) {
            return bytes(cursor);
        }
        if (unit.equals("percent")) {
            return percent(cursor);
        }
        if (unit.equals("seconds")) {
            return time(cursor).toNanos() / 1e9;
        }
        double number = number(cursor);
        if (!unit.isEmpty()) {
            cursor.take(unit);
        }
        return number;
    }

    /** A duration above zero. */
    static Duration takeDuration(LineCursor cursor) {
        Duration duration = time(cursor);
        if (duration.isZero()) {
            throw new Fault("`over` is zero", "write a duration above zero, such as 30s");
        }
        return duration;
    }

    private static Duration time(LineCursor cursor) {
        String word = cursor.word();
        Duration time = withUnit(
                cursor,
                word,
                DurationText.parse(word).filter(DurationText::inRange),
                "write " + word + "ms for milliseconds or " + word + "s for seconds",
                "a time such as 500ms or 2s",
                "write a number and its unit, ms, s, m or h");
        cursor.take(VALUE);
        return time;
    }

    private static double share(LineCursor cursor) {
        String word = cursor.word();
        double share = percent(cursor);
        if (share > 100) {
            throw new Fault(word + " is out of range", "write 0% to 100%");
        }
        return share;
    }

    private static double bytes(LineCursor cursor) {
        return withUnit(
                cursor,
                cursor.word(),
                cursor.take(ByteSizes.IN_A_LINE).map(ByteSizes::of).flatMap(LimitValue::value),
                "write for example " + ByteSizes.EXAMPLE,
                "bytes such as " + ByteSizes.EXAMPLE,
                "write a number and B, kB, MB, GB, KiB, MiB or GiB");
    }

    private static double percent(LineCursor cursor) {
        String word = cursor.word();
        return withUnit(
                cursor,
                word,
                cursor.take(PERCENT)
                        .map(percent -> Numbers.grouped(percent.group(1)))
                        .flatMap(LimitValue::value),
                "write " + word + "%",
                "a share such as 99%",
                "write a number and %");
    }

    /**
     * The value that was read, or a fault.
     *
     * @param word at the value's place
     * @param unit how to add a unit to a plain number
     */
    private static <T> T withUnit(
            LineCursor cursor, String word, Optional<T> value, String unit, String expected, String remedy) {
        Kind kind = Kind.ofPlain(word);
        if (value.isEmpty() && (kind == Kind.WHOLE || kind == Kind.DECIMAL)) {
            throw new Fault(word + " has no unit", unit);
        }
        return value.orElseThrow(() -> cursor.expected(expected, remedy));
    }

    private static double number(LineCursor cursor) {
        OptionalDouble number = Numbers.grouped(cursor.word());
        if (number.isEmpty()) {
            throw cursor.expected("a plain number", "write it without a unit, such as 150000");
        }
        cursor.take(VALUE);
        return number.getAsDouble();
    }

    private static Optional<Double> value(OptionalDouble number) {
        return number.stream().boxed().findFirst();
    }
}
