package io.github.wingload.stats.interval;

/** How many calls, or how much time, a run needs to decide about a threshold. */
public final class RunLength {

    private static final double INDEPENDENT_STATES = 12;

    private RunLength() {}

    /**
     * After how many independent calls the interval of a share no longer includes the limit: z² p₀ (1 − p₀) / (p₁ − p₀)².
     *
     * @param limit p₀, in (0, 1)
     * @param share p₁, the true share; not equal to the limit
     */
    public static double effectiveCalls(double limit, double share, double confidence) {
        double z = Wilson.normalQuantile(confidence);
        double distance = share - limit;
        return z * z * limit * (1 - limit) / (distance * distance);
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
