package io.github.wingload.stats;

import io.github.wingload.stats.Estimate.Method;

/**
 * Shares of things that come in clusters, such as the items of answers, with the uncertainty of as many clusters. Not
 * thread-safe.
 *
 * <p>Things of one cluster are alike: a batch fails as a whole more often than not. The variance of the share p = Σy / Σm over
 * n clusters of m things each, y of them with the property, is the ratio estimator's, n / (n − 1) · Σ(y − p m)² / (Σm)². Where
 * all things have the property, or none, that tells nothing, and each cluster counts as one thing.
 */
public final class Clusters {

    private long clusters;
    private double having;
    private double things;
    private double havingSquares;
    private double products;
    private double thingsSquares;

    /** Takes a cluster; an empty one is none. */
    public void add(long withProperty, long all) {
        if (all == 0) {
            return;
        }
        clusters++;
        having += withProperty;
        things += all;
        havingSquares += (double) withProperty * withProperty;
        products += (double) withProperty * all;
        thingsSquares += (double) all * all;
    }

    /** The share, with Wilson's interval on as many things as the clusters are worth; there is one at least. */
    public Estimate share(double confidence) {
        double share = having / things;
        double designEffect = designEffect(share);
        double effective = things / designEffect;
        return new Estimate(
                share,
                Wilson.of(share * effective, effective, confidence),
                designEffect,
                effective,
                Method.SHORT_RUN,
                false);
    }

    private double designEffect(double share) {
        double independent = share * (1 - share) / things;
        if (independent == 0 || clusters == 1) {
            return things / clusters;
        }
        double deviations = havingSquares - 2 * share * products + share * share * thingsSquares;
        double variance = clusters / (clusters - 1.0) * deviations / (things * things);
        return Math.max(1, variance / independent);
    }
}
