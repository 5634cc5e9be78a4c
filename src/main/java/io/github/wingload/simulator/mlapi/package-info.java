/**
 * A web service around one model, as teams write themselves: rate limit, cache, worker threads and metrics.
 *
 * <p>Its routes, with the fields that they accept, their times and their answers, are read from the table {@code mlapi.json}.
 */
package io.github.wingload.simulator.mlapi;
