/**
 * What counts and times allow to say about the service: intervals of shares, quantiles, means and rates that mind the correlation of calls, and
 * the tests for changes. Counts go in, {@link io.github.wingload.stats.interval.Estimate estimates} come out.
 */
package io.github.wingload.stats.interval;
