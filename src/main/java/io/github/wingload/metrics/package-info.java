/**
 * A run as metrics for Prometheus, while it goes on.
 *
 * <p>In come the calls and seconds of a {@link io.github.wingload.result.RunLog}. Out goes what is scraped.
 */
package io.github.wingload.metrics;
