package io.github.wingload.stats.interval;

/** How many calls, or how much time, a run needs to decide about a threshold. */
public final class RunLength {

    private static final double INDEPENDENT_STATES = 12;

    /** More calls than any run makes. */
    private static final long TOO_MANY = 1_000_000_000;

    private RunLength() {}

    /**
     * After how many independent calls the {@link ShareInterval interval} of a share no longer includes the limit.
     *
     * @param limit in (0, 1)
     * @param share the true share
     * @return a whole number; infinite if no run makes so many calls
     */
    public static double effectiveCalls(double limit, double share, double confidence) {
        long few = 0;
        long enough = 1;
        while (!ShareInterval.excludes(limit, share, enough, confidence)) {
            few = enough;
            enough *= 2;
            if (enough > TOO_MANY) {
                return Double.POSITIVE_INFINITY;
            }
        }
        while (enough - few > 1) {
            long middle = (few + enough) / 2;
            if (ShareInterval.excludes(limit, share, middle, confidence)) {
                enough = middle;
            } else {
                few = middle;
            }
        }
        return enough;
    }

    /**
     * How long a run should be if calls stay alike for too long for this one: long enough to hold a dozen independent states of
     * the service, and at least twice as long.
     *
     * @param alikeSeconds for how long calls stay alike
     * @param seconds length of this run
     */
    public static double longEnoughSeconds(double alikeSeconds, double seconds) {
        return Math.max(2 * seconds, INDEPENDENT_STATES * alikeSeconds);
    }
}
