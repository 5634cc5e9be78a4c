/**
 * Requests, answers, and what answers count as.
 *
 * <p>In: a {@link io.github.wingload.exchange.Request}. The {@link io.github.wingload.exchange.Transport} port carries it
 * and hands back an {@link io.github.wingload.exchange.Exchange}; the {@link io.github.wingload.exchange.Classifier} gives
 * it an {@link io.github.wingload.exchange.Outcome}; out goes a {@link io.github.wingload.exchange.Call}. No HTTP library
 * is seen here, so that everything after the wire can be tested without one; a JSON library is, since answers are judged by
 * the JSON in them.
 */
package io.github.wingload.exchange;
