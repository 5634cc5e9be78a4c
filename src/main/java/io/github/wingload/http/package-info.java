/**
 * Requests over HTTP/1.1 on the reactor of Apache HttpCore 5: the {@link io.github.wingload.exchange.Transport} port made real.
 *
 * <p>In: a {@link io.github.wingload.plan.UrlTarget} and {@link io.github.wingload.exchange.Request}s. Out:
 * {@link io.github.wingload.exchange.Exchange}s, each with its times taken and its failure named. No other package of the
 * left half sees the library.
 *
 * <p>How a call goes: {@code HttpTransport} starts it, the {@code DeadlineQueue} watches it, a {@code WireSource} gives it
 * a {@code Wire} (one kept, one from the pool, or a new one that a {@code Dial} makes), {@code InFlight} is told what
 * happens on the wire, and ends it. On the wire, a {@code WireHandler} writes the request out of an {@code Outbox} and
 * has a {@code ResponseReader} read the answer.
 *
 * <p>The sessions of HttpCore's reactor are driven directly, below HttpClient and below HttpCore's own HTTP/1.1 layer. The
 * clients retry, follow and cancel in ways that a measurement cannot use: a cancelled exchange on a reused connection goes
 * on, and one in a TLS handshake keeps its socket. A session can be closed at once in any state. The layer below them is
 * made for any message on any of many connections; one request and one answer at a time take a fraction of its time
 * and memory. Connecting, TLS and the rules of HTTP for unusual heads are HttpCore's.
 */
package io.github.wingload.http;
