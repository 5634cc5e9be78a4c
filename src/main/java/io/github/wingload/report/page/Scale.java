package io.github.wingload.report.page;

import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Positions of values along a line: linear, or logarithmic where the values span more than a factor of 20.
 *
 * @param from value at the line's start
 * @param to value at its end; above {@code from}
 * @param log true if equal factors are equally far apart
 */
record Scale(double from, double to, boolean log) {

    /** From 0 to 1, for values that have no scale yet. */
    static final Scale UNIT = new Scale(0, 1, false);

    private static final double WIDE = 20;
    private static final double MARGIN = 0.06;
    private static final double WHOLE = 100;

    /** A scale that shows these values; those that are not finite are left out. */
    static Scale over(DoubleStream values) {
        DoubleSummaryStatistics all = values.filter(Double::isFinite).summaryStatistics();
        if (all.getCount() == 0) {
            return UNIT;
        }
        boolean log = all.getMin() > 0 && all.getMax() > WIDE * all.getMin();
        double low = log ? Math.log(all.getMin()) : all.getMin();
        double high = log ? Math.log(all.getMax()) : all.getMax();
        double margin = high > low ? MARGIN * (high - low) : Math.max(1e-9, Math.abs(high) * MARGIN);
        return log
                ? new Scale(Math.exp(low - margin), Math.exp(high + margin), true)
                : new Scale(low - margin, high + margin, false);
    }

    /** Where a value is, as SVG writes it: {@code 0%} to {@code 100%}; values beyond an end are at that end. */
    String at(double value) {
        return percent(WHOLE * share(value));
    }

    /** How far it is from one value to a larger one. */
    String length(double low, double high) {
        return percent(WHOLE * (share(high) - share(low)));
    }

    private double share(double value) {
        double share = log
                ? Math.log(Math.max(value, Double.MIN_VALUE) / from) / Math.log(to / from)
                : (value - from) / (to - from);
        return Math.max(0, Math.min(1, share));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }
}
