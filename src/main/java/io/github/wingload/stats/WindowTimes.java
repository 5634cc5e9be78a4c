package io.github.wingload.stats;

import io.github.wingload.stats.interval.Correlation;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.MeanEstimate;
import io.github.wingload.stats.interval.QuantileEstimate;
import org.HdrHistogram.Histogram;

/** The times of calls of a window: percentiles and the mean with their uncertainty. What they share is computed once. */
public final class WindowTimes {

    private final Blocking window;
    private final SlotTimes times;
    private final Histogram all;
    private final Correlation correlation;

    /** The times of a window; at least one. */
    public WindowTimes(Blocking window, SlotTimes times) {
        this.window = window;
        this.times = times;
        this.all = times.histogram(window.first(), window.end());
        this.correlation = window.shortRun() ? Correlation.NONE : window.correlation(times);
    }

    /** How long the times of calls stay alike. */
    Correlation correlation() {
        return correlation;
    }

    /** A percentile in microseconds. */
    public Estimate quantile(double share, double confidence) {
        if (window.shortRun()) {
            return QuantileEstimate.independent(all, share, confidence);
        }
        long value = QuantileEstimate.at(all, share);
        long[] calls = window.perBlock(times::calls);
        long[] below = window.perBlock((from, to) -> times.atMost(from, to, value));
        return QuantileEstimate.ofBlocks(all, calls, below, share, correlation, confidence);
    }

    /** The mean in milliseconds. */
    public Estimate mean(double confidence) {
        double[] sums = window.cut(window.blocks(), times::sumMs);
        double[] counts = window.cut(window.blocks(), times::count);
        return MeanEstimate.of(
                sums,
                counts,
                times.squaresMs(window.first(), window.end()),
                times.maxMs(window.first(), window.end()),
                correlation,
                confidence);
    }
}
