/**
 * Logs of requests that other programs wrote.
 *
 * <p>In: a file of {@link io.github.wingload.traffic.LogFile any known format}. Out: its {@link
 * io.github.wingload.traffic.LoggedRequest requests} as rows of a CSV file with times, for a replay. Headers are not taken over, and
 * values of secrets are masked. Lines that cannot be read are counted and left out.
 */
package io.github.wingload.traffic;
