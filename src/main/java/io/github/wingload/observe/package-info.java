/**
 * Metrics that the server reports during the load.
 *
 * <p>In: the plan's observations, a way to fetch each endpoint's text, a clock. A thread for each endpoint scrapes it at fixed
 * times, reads the text in Prometheus' exposition format, and computes figures. Out: {@link io.github.wingload.observe.Reading
 * readings}, one of each figure for each scrape, failed scrapes included. {@code run} decides how the text is fetched, and
 * {@code judge} what the readings mean for a run.
 */
package io.github.wingload.observe;
