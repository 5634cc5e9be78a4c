/**
 * HTTP/1.1 on the reactor of Apache HttpCore 5: the implementation of the {@link io.github.wingload.exchange.Transport} port.
 *
 * <p>In: a {@link io.github.wingload.plan.target.UrlTarget} and {@link io.github.wingload.exchange.Request}s. Out:
 * {@link io.github.wingload.exchange.Exchange}s, each with its times and the name of its failure. No other package that makes
 * load uses the library.
 *
 * <p>The way of a call: {@code HttpTransport} starts it, the {@code DeadlineQueue} watches it, it takes a
 * {@code Wire} from the {@code IdleWires} or has a {@code Dial} open one, to the winner of an {@code AddressRace}.
 * {@code InFlight} follows what happens on the wire and ends the call. The wire writes the request from an {@code Outbox}, and a
 * {@code ResponseReader} reads the answer.
 *
 * <p>The sessions of HttpCore's reactor are driven directly, below HttpClient and below HttpCore's own HTTP/1.1 layer. The
 * clients retry, follow redirects and cancel in ways that a measurement cannot use: a cancelled exchange on a reused
 * connection continues, and one in a TLS handshake keeps its socket. A session can be closed at once in any state. HttpCore's
 * HTTP/1.1 layer serves any message on any of many connections; one request and one answer at a time need a fraction of its
 * time and memory. HttpCore still does the connecting, TLS, and the HTTP rules for uncommon heads.
 */
package io.github.wingload.http;
