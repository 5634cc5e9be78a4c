package io.github.wingload.scenario.load;

import io.github.wingload.text.Figures;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Numbers;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rates such as {@code 150000/h}, {@code 2500/m} or {@code 41.7/s}. */
public final class Rates {

    private static final double MOST_PER_SECOND = 1_000_000;

    private static final Pattern WRITTEN = Pattern.compile("([0-9.,]+)/([hms])");

    private Rates() {}

    /** The node's rate in starts per second, above zero. */
    public static Optional<Double> positive(Node node) {
        return node.aboveZero(orZero(node), rate -> rate == 0, "a rate", "150000/h");
    }

    /** The node's rate in starts per second, zero or more. */
    static Optional<Double> orZero(Node node) {
        Optional<Double> rate = node.withUnit(
                Rates::parse,
                "a rate",
                text -> "write " + text + "/h, " + text + "/m or " + text + "/s",
                "write a number and its unit /h, /m or /s, such as 150000/h");
        if (rate.filter(perSecond -> perSecond > MOST_PER_SECOND).isPresent()) {
            node.problem(
                    node.describe() + " is out of range", "write at most " + Figures.plain(MOST_PER_SECOND) + "/s");
            return Optional.empty();
        }
        return rate;
    }

    private static Optional<Double> parse(String text) {
        Matcher parts = WRITTEN.matcher(text);
        OptionalDouble number = parts.matches() ? Numbers.grouped(parts.group(1)) : OptionalDouble.empty();
        return number.stream()
                .mapToObj(count -> count / unitSeconds(parts.group(2)))
                .findFirst();
    }

    private static int unitSeconds(String unit) {
        return switch (unit) {
            case "h" -> 3600;
            case "m" -> 60;
            default -> 1;
        };
    }
}
