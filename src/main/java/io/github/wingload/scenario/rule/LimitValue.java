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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The values of a line: times with their units, shares in percent, and plain numbers. */
final class LimitValue {

    private static final Pattern VALUE = Pattern.compile("[^\\s<>]+");
    private static final Pattern PERCENT = Pattern.compile("([0-9.,]+)\\s*%(?=\\s|$)");
    private static final String TIME = "a time such as 500ms or 2s";

    private LimitValue() {}

    /** The limit of a figure, in its unit. */
    static double take(LineCursor cursor, Figure figure) {
        if (figure.unit() == Unit.TIME) {
            return time(cursor).toNanos() / 1e6;
        }
        return figure.unit() == Unit.PERCENT ? share(cursor) : number(cursor);
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
        if (isNumber(word)) {
            throw new Fault(
                    word + " has no unit", "write " + word + "ms for milliseconds or " + word + "s for seconds");
        }
        Optional<Duration> time = DurationText.parse(word).filter(DurationText::inRange);
        if (time.isEmpty()) {
            throw cursor.expected(TIME, "write a number and its unit, ms, s, m or h");
        }
        cursor.take(VALUE);
        return time.get();
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
        String word = cursor.word();
        Optional<MatchResult> written = cursor.take(ByteSizes.IN_A_LINE);
        OptionalDouble bytes = written.isPresent() ? ByteSizes.of(written.get()) : OptionalDouble.empty();
        if (bytes.isEmpty() && isNumber(word)) {
            throw new Fault(word + " has no unit", "write for example " + ByteSizes.EXAMPLE);
        }
        return bytes.orElseThrow(() -> cursor.expected(
                "bytes such as " + ByteSizes.EXAMPLE, "write a number and B, kB, MB, GB, KiB, MiB or GiB"));
    }

    private static double percent(LineCursor cursor) {
        String word = cursor.word();
        Optional<MatchResult> percent = cursor.take(PERCENT);
        OptionalDouble share =
                percent.isPresent() ? Numbers.grouped(percent.get().group(1)) : OptionalDouble.empty();
        if (share.isEmpty() && isNumber(word)) {
            throw new Fault(word + " has no unit", "write " + word + "%");
        }
        return share.orElseThrow(() -> cursor.expected("a share such as 99%", "write a number and %"));
    }

    private static double number(LineCursor cursor) {
        OptionalDouble number = Numbers.grouped(cursor.word());
        if (number.isEmpty()) {
            throw cursor.expected("a plain number", "write it without a unit, such as 150000");
        }
        cursor.take(VALUE);
        return number.getAsDouble();
    }

    private static boolean isNumber(String word) {
        Kind kind = Kind.ofPlain(word);
        return kind == Kind.WHOLE || kind == Kind.DECIMAL;
    }
}
