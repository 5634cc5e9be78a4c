package io.github.wingload.report.words;

import io.github.wingload.judge.UnitText;
import io.github.wingload.plan.Measure;
import io.github.wingload.plan.Rule;
import io.github.wingload.stats.Interval;
import io.github.wingload.text.Figures;
import java.util.function.IntFunction;

/** Figures of a threshold's measure, in its unit. */
public final class MeasureText {

    /** Digits beyond the usual ones that are tried in order to tell a figure from its limit. */
    private static final int MORE_DIGITS = 4;

    private MeasureText() {}

    /**
     * What was found, with as many digits as it takes to tell it from the limit: 500.4 ms is not within 500 ms and must not
     * look as if it were.
     */
    public static String found(Rule threshold, double value) {
        double limit = threshold.limit();
        if (threshold.measure().figure().isPresent()) {
            return UnitText.beside(
                    limit, value, threshold.measure().figure().get().unit());
        }
        IntFunction<String> found = digits -> text(threshold.measure(), value, digits);
        for (int more = 0; more < MORE_DIGITS && value != limit; more++) {
            if (!found.apply(more).equals(text(threshold.measure(), limit, more))) {
                return found.apply(more);
            }
        }
        return found.apply(value == limit ? 0 : MORE_DIGITS);
    }

    /** Where the true figure is likely to be; empty if nothing is known about it. */
    public static String interval(Measure measure, Interval interval) {
        return Ranges.of(interval, value -> text(measure, value, 0));
    }

    private static String text(Measure measure, double value, int moreDigits) {
        if (measure.kind().time()) {
            return Figures.time(value, 3 + moreDigits);
        }
        if (measure.kind().share()) {
            return Figures.number(value, 2 + moreDigits) + "%";
        }
        return switch (measure.kind()) {
            case REQUESTS_PER_HOUR, OK_PER_HOUR -> Figures.number(value, moreDigits) + "/h";
            case REQUESTS_PER_SECOND -> Figures.number(value, 2 + moreDigits) + "/s";
            default -> Figures.number(value, moreDigits);
        };
    }
}
