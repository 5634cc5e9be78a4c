package io.github.wingload.judge.words;

import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.Estimate;
import io.github.wingload.stats.Estimate.Method;
import io.github.wingload.stats.Interval;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Unit;
import java.util.Locale;

/** Figures as they stand in sentences. */
public final class Wording {

    private Wording() {}

    public static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Seconds to the tenth, for sentences. */
    public static double tenths(double seconds) {
        return Math.round(seconds * 10) / 10.0;
    }

    /** {@code 95% interval 498 ms to 530 ms}, each bound on its side of the limit. */
    public static String interval(Interval interval, Unit unit, double limit) {
        String bounds = unit.interval(interval.low(), interval.high(), limit);
        return bounds.isEmpty() ? "too few calls for an interval" : "95% interval " + bounds;
    }

    /** How an interval was made, as the end of a sentence. */
    public static String method(Estimate estimate, Blocking blocking) {
        if (estimate.method() == Method.SHORT_RUN) {
            return "short run: calls are taken as independent";
        }
        String drift = estimate.slowDrift() ? ", which drift slowly: a longer run would tell more" : "";
        return "from " + blocking.blocks() + " blocks of " + Figures.stretch(blocking.blockSeconds()) + drift;
    }
}
