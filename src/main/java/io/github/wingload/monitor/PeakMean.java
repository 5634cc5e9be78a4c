package io.github.wingload.monitor;

/**
 * The highest mean growth of a counter over a number of consecutive readings.
 *
 * <p>With one reading a second and a length of five, the means are over five seconds. A late reading makes its window longer;
 * the mean stays right. Not thread-safe.
 */
final class PeakMean {

    private final double[] counts;
    private final double[] bases;
    private int readings;
    private double peak;

    /** @param length number of gaps between readings in a window; 1 or more */
    PeakMean(int length) {
        counts = new double[length + 1];
        bases = new double[length + 1];
    }

    /**
     * Adds a reading.
     *
     * @return true if the mean up to it is the highest so far
     * @param base the divisor of the mean, for example seconds; ascending
     * @param count the counter; ascending
     */
    boolean read(double base, double count) {
        int slot = readings % counts.length;
        counts[slot] = count;
        bases[slot] = base;
        readings++;
        double mean = full() ? meanSinceOldest(base, count) : 0;
        boolean highest = mean > peak;
        peak = Math.max(peak, mean);
        return highest;
    }

    /** The highest mean of a full window; 0 before the first window is full. */
    double peak() {
        return peak;
    }

    /** The highest mean of a full window; before the first window is full, the mean from the first reading to this one. */
    double peakOrMean(double base, double count) {
        return full() || readings == 0 ? peak : meanSinceOldest(base, count);
    }

    /** True once there are enough readings for a window. */
    boolean full() {
        return readings >= counts.length;
    }

    /** The mean from the oldest reading that is kept to this one. */
    double meanSinceOldest(double base, double count) {
        int oldest = full() ? readings % counts.length : 0;
        double span = base - bases[oldest];
        return span > 0 ? (count - counts[oldest]) / span : 0;
    }
}
