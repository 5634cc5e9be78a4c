package io.github.wingload.stats.interval;

import io.github.wingload.stats.interval.Estimate.Method;
import java.util.OptionalDouble;

/**
 * Shares of things that come in clusters, such as the items of answers, with an uncertainty that respects the clusters. Not
 * thread-safe.
 *
 * <p>Things of one cluster are alike: a batch fails as a whole more often than not. The variance of the share p = Σy / Σm over
 * n clusters of m things each, y of them with the property, is the ratio estimator's, n / (n − 1) · Σ(y − p m)² / (Σm)². Where
 * all things have the property, or none has, this variance is zero; each cluster then counts as one thing.
 */
public final class Clusters {

    private long clusters;
    private double having;
    private double things;
    private double havingSquares;
    private double products;
    private double thingsSquares;

    /** Records a cluster; an empty one is ignored. */
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

    /** Both together. */
    public Clusters plus(Clusters other) {
        Clusters sum = new Clusters();
        sum.clusters = clusters + other.clusters;
        sum.having = having + other.having;
        sum.things = things + other.things;
        sum.havingSquares = havingSquares + other.havingSquares;
        sum.products = products + other.products;
        sum.thingsSquares = thingsSquares + other.thingsSquares;
        return sum;
    }

    /** The share, with the interval for the effective number of things; at least one thing must be recorded. */
    public Estimate share(double confidence) {
        double share = having / things;
        double designEffect = designEffect(share);
        double effective = things / designEffect;
        return new Estimate(
                share,
                ShareInterval.of(share, effective, confidence),
                designEffect,
                effective,
                Method.SHORT_RUN,
                OptionalDouble.empty());
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
