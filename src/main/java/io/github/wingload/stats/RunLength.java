package io.github.wingload.stats;

/** How many calls a run needs to decide about a threshold. */
public final class RunLength {

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
}
