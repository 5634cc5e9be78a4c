/**
 * The simulator's HTTP/1.1 server: sockets, requests, answers, the faults that need a socket, and JSON in both directions.
 *
 * <p>In: bytes from clients. Out: {@link io.github.wingload.simulator.http.HttpRequest}s to a
 * {@link io.github.wingload.simulator.http.Handler}, and its answers as bytes. A service is a
 * {@link io.github.wingload.simulator.http.Backend}, which needs no socket, so its tests run in virtual time.
 */
package io.github.wingload.simulator.http;
