package io.github.wingload.report.words;

import io.github.wingload.stats.Estimate;
import io.github.wingload.stats.Interval;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** Confidence intervals in words. */
public final class Ranges {

    private Ranges() {}

    /** From bound to bound, {@code at least …}, {@code at most …}, or nothing if neither side has one. */
    public static String of(Interval interval, DoubleFunction<String> figure) {
        boolean low = Double.isFinite(interval.low());
        boolean high = Double.isFinite(interval.high());
        if (low && high) {
            return figure.apply(interval.low()) + " to " + figure.apply(interval.high());
        }
        if (low) {
            return "at least " + figure.apply(interval.low());
        }
        return high ? "at most " + figure.apply(interval.high()) : "";
    }

    /** Of an estimate, if there is one. */
    public static String of(Optional<Estimate> estimate, DoubleFunction<String> figure) {
        return estimate.map(known -> of(known.interval(), figure)).orElse("");
    }
}
