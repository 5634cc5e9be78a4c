package io.github.wingload.stats.interval;

/** The share of calls that have a property, such as being ok or being within 500 ms, with its uncertainty. */
public final class ShareEstimate {

    private ShareEstimate() {}

    /**
     * From blocks: the interval for the effective number of calls, given how the blocks vary.
     *
     * @param having calls of each block that have the property
     * @param calls of each block; more than zero in all
     */
    public static Estimate of(long[] having, long[] calls, Correlation correlation, double confidence) {
        int blocks = calls.length;
        double count = sum(calls);
        double share = sum(having) / count;
        Blocks.Variation variation = variation(having, calls, share);
        double independent = share * (1 - share) / count;
        double designEffect = independent == 0
                ? 1
                : Math.max(1, Blocks.shareVariance(variation, blocks, count) / independent)
                        * variation.factor(correlation);
        double effective = count / designEffect;
        Interval interval = ShareInterval.ofBlocks(share, effective, blocks, confidence);
        return Estimate.ofBlocks(share, interval, designEffect, effective, correlation);
    }

    /** From at least one independent call. */
    public static Estimate of(long having, long calls, double confidence) {
        double share = (double) having / calls;
        return Estimate.independent(share, ShareInterval.of(share, calls, confidence), calls);
    }

    /** How the blocks' counts differ from the run's share of their calls. */
    static Blocks.Variation variation(long[] having, long[] calls, double share) {
        double[] deviations = new double[calls.length];
        for (int j = 0; j < calls.length; j++) {
            deviations[j] = having[j] - share * calls[j];
        }
        return Blocks.variation(deviations);
    }

    static double sum(long[] values) {
        double sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }
}
