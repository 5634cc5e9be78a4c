/**
 * Requests over HTTP/1.1 with Apache HttpClient 5: the {@link io.github.wingload.exchange.Transport} port made real.
 *
 * <p>In: a {@link io.github.wingload.plan.UrlTarget} and {@link io.github.wingload.exchange.Request}s. Out:
 * {@link io.github.wingload.exchange.Exchange}s, each with its times taken and its failure named. No other package of the
 * left half sees the library.
 *
 * <p>How a call goes: {@code HttpTransport} starts it, the {@code DeadlineQueue} watches it, a {@code WireSource} gives it
 * a {@code Wire} (one kept, one from the pool, or a new one that a {@code Dial} makes), {@code InFlight} sends, listens and
 * ends it.
 *
 * <p>The sessions of HttpCore's reactor are driven directly, below HttpClient's connection manager. The clients retry,
 * follow and cancel in ways that a measurement cannot use: a cancelled exchange on a reused connection goes on, and one in
 * a TLS handshake keeps its socket. A session can be closed at once in any state.
 */
package io.github.wingload.http;
