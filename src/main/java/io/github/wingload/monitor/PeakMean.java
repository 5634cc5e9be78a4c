package io.github.wingload.monitor;

/**
 * The highest mean growth of a counter over a number of consecutive readings.
 *
 * <p>With readings a second apart and a length of five these are means over five seconds; a reading that comes late makes its
 * window longer, not its mean wrong. Not thread-safe.
 */
final class PeakMean {

    private final double[] counts;
    private final double[] bases;
    private int readings;
    private double peak;

    /** @param length how many gaps between readings make a window, 1 or more */
    PeakMean(int length) {
        counts = new double[length + 1];
        bases = new double[length + 1];
    }

    /**
     * Takes a reading.
     *
     * @param base what the mean is over, for example seconds; ascending
     * @param count the counter; ascending
     */
    void read(double base, double count) {
        int slot = readings % counts.length;
        counts[slot] = count;
        bases[slot] = base;
        readings++;
        if (full()) {
            peak = Math.max(peak, meanSinceOldest(base, count));
        }
    }

    /** The highest mean of a whole window; 0 as long as there is none. */
    double peak() {
        return peak;
    }

    /** The same, but as long as there is no whole window the mean from the first reading to this one. */
    double peakOrMean(double base, double count) {
        return full() || readings == 0 ? peak : meanSinceOldest(base, count);
    }

    private boolean full() {
        return readings >= counts.length;
    }

    private double meanSinceOldest(double base, double count) {
        int oldest = full() ? readings % counts.length : 0;
        double span = base - bases[oldest];
        return span > 0 ? (count - counts[oldest]) / span : 0;
    }
}
