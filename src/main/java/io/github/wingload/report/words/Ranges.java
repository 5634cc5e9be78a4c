package io.github.wingload.report.words;

import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.text.Unit;
import java.util.Optional;

/** Confidence intervals in words. */
public final class Ranges {

    private Ranges() {}

    /** From bound to bound, {@code at least …}, {@code at most …}, or nothing if neither side has one. */
    public static String of(Interval interval, Unit unit) {
        return unit.interval(interval.low(), interval.high());
    }

    /** Of an estimate; empty text without an estimate. */
    public static String of(Optional<Estimate> estimate, Unit unit) {
        return estimate.map(known -> of(known.interval(), unit)).orElse("");
    }
}
