package io.github.wingload.scenario.load;

import io.github.wingload.text.Figures;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Numbers;
import io.github.wingload.yaml.Tree.Kind;
import io.github.wingload.yaml.Tree.Scalar;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rates as they are written: {@code 150000/h}, {@code 2500/m}, {@code 41.7/s}. */
final class Rates {

    /** The highest rate. */
    private static final double MOST_PER_SECOND = 1_000_000;

    private static final Pattern WRITTEN = Pattern.compile("([0-9.,]+)/([hms])");
    private static final Map<String, Integer> UNIT_SECONDS = Map.of("h", 3600, "m", 60, "s", 1);

    private Rates() {}

    /** The node's rate in starts per second, above zero. */
    static OptionalDouble positive(Node node) {
        OptionalDouble rate = orZero(node);
        if (rate.isPresent() && rate.getAsDouble() == 0) {
            node.problem(node.describe() + " is zero", "write a rate above zero, such as 150000/h");
            return OptionalDouble.empty();
        }
        return rate;
    }

    /** The node's rate in starts per second, zero or more. */
    static OptionalDouble orZero(Node node) {
        if (!node.present()) {
            return OptionalDouble.empty();
        }
        String text = node.scalar().map(Scalar::text).orElse("");
        Kind kind = Kind.ofPlain(text);
        if (kind == Kind.WHOLE || kind == Kind.DECIMAL) {
            node.problem(text + " has no unit", "write " + text + "/h, " + text + "/m or " + text + "/s");
            return OptionalDouble.empty();
        }
        OptionalDouble perSecond = parse(text);
        if (perSecond.isEmpty()) {
            node.wrong("a rate", "write a number and its unit /h, /m or /s, such as 150000/h");
        } else if (perSecond.getAsDouble() > MOST_PER_SECOND) {
            node.problem(
                    node.describe() + " is out of range", "write at most " + Figures.plain(MOST_PER_SECOND) + "/s");
            return OptionalDouble.empty();
        }
        return perSecond;
    }

    private static OptionalDouble parse(String text) {
        Matcher parts = WRITTEN.matcher(text);
        OptionalDouble number = parts.matches() ? Numbers.grouped(parts.group(1)) : OptionalDouble.empty();
        return number.isPresent() ? OptionalDouble.of(number.getAsDouble() / UNIT_SECONDS.get(parts.group(2))) : number;
    }
}
