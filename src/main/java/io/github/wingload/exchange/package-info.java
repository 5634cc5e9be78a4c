/**
 * Requests, answers and their outcomes.
 *
 * <p>In: a {@link io.github.wingload.exchange.Request}. The {@link io.github.wingload.exchange.Transport} port carries it
 * and hands back an {@link io.github.wingload.exchange.Exchange}; the {@link io.github.wingload.exchange.Classifier} gives
 * it an {@link io.github.wingload.exchange.Outcome}; out goes a {@link io.github.wingload.exchange.Call}. This package
 * uses no HTTP library, so that everything after the wire can be tested without one. It uses a JSON library, because answers are
 * checked by their JSON.
 */
package io.github.wingload.exchange;
