package io.github.wingload.yaml;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations such as {@code 120s}, {@code 500ms}, {@code 1h30m} or {@code 1.5s}.
 *
 * <p>Units are h, m, s and ms, in this order, each at most once. Fractions of a nanosecond are cut off.
 */
public final class DurationText {

    /** The longest duration; its nanoseconds fit into a long. */
    private static final Duration LONGEST = Duration.ofHours(10_000);

    private static final String NUMBER = "([0-9]{1,12}(?:\\.[0-9]{1,12})?)";
    private static final Pattern WRITTEN =
            Pattern.compile("(?=.)(?:" + NUMBER + "h)?(?:" + NUMBER + "m)?(?:" + NUMBER + "s)?(?:" + NUMBER + "ms)?");
    private static final List<Duration> UNITS =
            List.of(Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofMillis(1));
    private static final BigDecimal SECOND_NS = BigDecimal.valueOf(1_000_000_000);

    private DurationText() {}

    /** The node's duration, zero or more. */
    static Optional<Duration> read(Node node) {
        Optional<Duration> duration = node.withUnit(
                DurationText::parse,
                "a duration",
                text -> "write " + text + "s for seconds or " + text + "ms for milliseconds",
                "write a number and its unit h, m, s or ms, such as 120s, 500ms or 1h30m");
        if (duration.isPresent() && !inRange(duration.get())) {
            node.problem(node.describe() + " is out of range", "write at most " + LONGEST.toHours() + "h");
            return Optional.empty();
        }
        return duration;
    }

    /** True unless it is longer than the longest one. */
    public static boolean inRange(Duration duration) {
        return duration.compareTo(LONGEST) <= 0;
    }

    /** The duration, if the text is one; it may be zero or out of range. */
    public static Optional<Duration> parse(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        for (int unit = 0; unit < UNITS.size(); unit++) {
            if (parts.group(unit + 1) != null) {
                BigDecimal[] secondsAndNs = new BigDecimal(parts.group(unit + 1))
                        .multiply(BigDecimal.valueOf(UNITS.get(unit).toNanos()))
                        .divideAndRemainder(SECOND_NS);
                sum = sum.plusSeconds(secondsAndNs[0].longValue()).plusNanos(secondsAndNs[1].longValue());
            }
        }
        return Optional.of(sum);
    }
}
