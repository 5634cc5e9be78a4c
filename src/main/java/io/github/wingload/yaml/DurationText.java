package io.github.wingload.yaml;

import io.github.wingload.yaml.Tree.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DurationText as they are written: {@code 120s}, {@code 500ms}, {@code 1h30m}, {@code 1.5s}.
 *
 * <p>Units are h, m, s and ms, the longer before the shorter, each at most once. Fractions of a nanosecond are cut off.
 */
public final class DurationText {

    /** The longest duration; its nanoseconds fit into a long. */
    private static final Duration LONGEST = Duration.ofHours(10_000);

    private static final String NUMBER = "([0-9]{1,12}(?:\\.[0-9]{1,12})?)";
    private static final Pattern WRITTEN =
            Pattern.compile("(?=.)(?:" + NUMBER + "h)?(?:" + NUMBER + "m)?(?:" + NUMBER + "s)?(?:" + NUMBER + "ms)?");
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long[] UNIT_NS = {3_600 * SECOND_NS, 60 * SECOND_NS, SECOND_NS, SECOND_NS / 1_000};

    private DurationText() {}

    /** The node's duration, above zero. */
    static Optional<Duration> positive(Node node) {
        Optional<Duration> duration = orZero(node);
        if (duration.filter(Duration::isZero).isPresent()) {
            node.problem(node.describe() + " is zero", "write a duration above zero, such as 500ms");
            return Optional.empty();
        }
        return duration;
    }

    /** The node's duration, zero or more. */
    static Optional<Duration> orZero(Node node) {
        if (!node.present()) {
            return Optional.empty();
        }
        String text = node.scalar().map(Tree.Scalar::text).orElse("");
        Kind kind = Kind.ofPlain(text);
        if (kind == Kind.WHOLE || kind == Kind.DECIMAL) {
            node.problem(text + " has no unit", "write " + text + "s for seconds or " + text + "ms for milliseconds");
            return Optional.empty();
        }
        Optional<Duration> duration = parse(text);
        if (duration.isEmpty()) {
            node.wrong("a duration", "write a number and its unit h, m, s or ms, such as 120s, 500ms or 1h30m");
        } else if (!inRange(duration.get())) {
            node.problem(node.describe() + " is out of range", "write at most " + LONGEST.toHours() + "h");
            return Optional.empty();
        }
        return duration;
    }

    /** True if it is not longer than the longest one. */
    public static boolean inRange(Duration duration) {
        return duration.compareTo(LONGEST) <= 0;
    }

    /** The duration, if the text is one; zero and too long ones too. */
    public static Optional<Duration> parse(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        for (int unit = 0; unit < UNIT_NS.length; unit++) {
            if (parts.group(unit + 1) != null) {
                BigDecimal ns = new BigDecimal(parts.group(unit + 1)).multiply(BigDecimal.valueOf(UNIT_NS[unit]));
                BigDecimal[] secondsAndRest = ns.divideAndRemainder(BigDecimal.valueOf(SECOND_NS));
                sum = sum.plusSeconds(secondsAndRest[0].longValue()).plusNanos(secondsAndRest[1].longValue());
            }
        }
        return Optional.of(sum);
    }
}
