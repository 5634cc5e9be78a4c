package io.github.wingload.report.console;

import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Judgement.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a terminal can show. Every colour comes with a word or a mark, so nothing is lost without colours.
 *
 * @param colour true if text may have a {@link Style}
 * @param unicode true if it shows characters beyond ASCII
 */
public record Look(boolean colour, boolean unicode) {

    /** For a file or a pipe. */
    public static final Look PLAIN = new Look(false, true);

    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final String ASCII_BARS = "_.-~=+*#";

    /** The word of a verdict with its mark: {@code ✓ PASS}. */
    public String verdict(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Style.GOOD.of(sign("✓", "+") + " PASS", this);
            case FAIL -> Style.BAD.of(sign("✗", "x") + " FAIL", this);
            case INVALID -> Style.INVALID.of("! INVALID", this);
            case INCONCLUSIVE -> Style.OPEN.of("~ INCONCLUSIVE", this);
        };
    }

    /** The mark of a threshold's result. */
    public String mark(ThresholdResult.State state) {
        return switch (state) {
            case PASS -> Style.GOOD.of(sign("✓", "+"), this);
            case FAIL -> Style.BAD.of(sign("✗", "x"), this);
            case INCONCLUSIVE -> Style.OPEN.of("~", this);
        };
    }

    /** Between two parts of a line. */
    String dot() {
        return sign("·", "-");
    }

    /**
     * A chart in one line: a character for each value, the taller the larger.
     *
     * @param values 0 or more; NaN leaves a gap
     * @param top the value of the tallest character; smaller than the largest value, that one is the top
     */
    String sparkline(List<Double> values, double top) {
        String bars = unicode ? BARS : ASCII_BARS;
        double most = values.stream()
                .filter(value -> !value.isNaN())
                .mapToDouble(Double::doubleValue)
                .reduce(top, Math::max);
        return values.stream()
                .map(value -> value.isNaN() || most <= 0
                        ? " "
                        : bars.substring(level(value / most, bars.length()), level(value / most, bars.length()) + 1))
                .collect(Collectors.joining());
    }

    private static int level(double share, int levels) {
        return Math.min(levels - 1, (int) (share * levels));
    }

    /** A bar of some width, filled to a share from 0 to 1. */
    String bar(double share, int width) {
        int full = (int) Math.round(Math.max(0, Math.min(1, share)) * width);
        return sign("━", "=").repeat(full) + Style.MUTED.of(sign("─", "-").repeat(width - full), this);
    }

    private String sign(String text, String ascii) {
        return unicode ? text : ascii;
    }
}
