/**
 * What the server tells of itself while the load is on it: a side road beside the calls.
 *
 * <p>In: the plan's observations, a way to fetch each endpoint's text, a clock. Each endpoint is scraped at fixed times by a
 * thread of its own, its text read as Prometheus' exposition format, and figures worked out. Out: {@link
 * io.github.wingload.observe.Reading readings}, one of each figure for each scrape, failed ones included. How the text is
 * fetched is decided by {@code run}; what readings say of a run, by {@code result}.
 */
package io.github.wingload.observe;
