/**
 * Pages that a browser asks for while wingload runs: a run that goes on, and the page on which runs are started.
 *
 * <p>In: a run as its {@link io.github.wingload.result.RunLog} receives it; requests of browsers. Out: pages of {@link
 * io.github.wingload.report.page} and events, over the JDK's HTTP server. A browser that is slow, or hostile, neither holds up the
 * run nor gets more than a bounded number of threads and bytes. No call of the load waits for anything here.
 */
package io.github.wingload.live;
