/**
 * Runs and checks as metrics for Prometheus.
 *
 * <p>In come the calls and seconds of a {@link io.github.wingload.result.RunLog}, or a check that has ended. Out goes what is scraped
 * while a run goes on, or the text of a check.
 */
package io.github.wingload.metrics;
