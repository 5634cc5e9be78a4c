package io.github.wingload.http;

import io.github.wingload.exchange.RequestHeads;
import io.github.wingload.time.NanoClock;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * What all calls of a transport share.
 *
 * @param clock the source of all times
 * @param deadlines the calls in flight, and the longest that a call may take
 * @param patience the attempts to connect after which another address is tried
 * @param timer ends calls that take longer; also runs tasks that must not run on the stack that created them
 * @param requests writes the heads of requests
 * @param bodyStartBytes how much of an answer's body is kept
 * @param reactor runs the connections
 * @param route where connections lead
 * @param addresses of the first hop; if empty, every call fails with DNS
 * @param tls null for plain HTTP
 * @param connectTimeout longer than any deadline, so it never ends a call: it closes a socket whose call was given up just as
 *     the reactor accepted the request
 */
record CallContext(
        NanoClock clock,
        DeadlineQueue deadlines,
        DeadlineQueue patience,
        DeadlineTimer timer,
        RequestHeads requests,
        int bodyStartBytes,
        ConnectionInitiator reactor,
        Route route,
        TargetAddresses addresses,
        @Nullable TlsStrategy tls,
        Timeout connectTimeout) {

    /** The first hop in HttpCore's form. */
    HttpHost firstHop() {
        return new HttpHost(null, route.firstHop().host(), route.firstHop().port());
    }
}
