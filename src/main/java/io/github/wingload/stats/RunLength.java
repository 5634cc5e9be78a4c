package io.github.wingload.stats;

/** How much a run must hold to show what it is to show. */
public final class RunLength {

    private RunLength() {}

    /**
     * Independent calls after which the interval of a share no longer holds the limit: z² p₀ (1 − p₀) / (p₁ − p₀)².
     *
     * @param limit p₀, in (0, 1)
     * @param share p₁, what the share really is; not the limit
     */
    public static double effectiveCalls(double limit, double share, double confidence) {
        double z = Wilson.normalQuantile(confidence);
        double distance = share - limit;
        return z * z * limit * (1 - limit) / (distance * distance);
    }
}
