package io.github.wingload.http;

import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections along the route.
 *
 * @param reactor the reactor that runs them
 * @param route where they lead
 * @param tls null for plain HTTP
 * @param timer runs tasks that must not run on the stack that created them
 * @param connectTimeout longer than any deadline, so it never ends a call: it closes a socket whose call was given up just as
 *     the reactor accepted the request
 */
record Dialler(
        ConnectionInitiator reactor,
        Route route,
        @Nullable TlsStrategy tls,
        DeadlineTimer timer,
        Timeout connectTimeout) {

    /** A connection for a call; {@link Dial#start} opens it. */
    Dial dialFor(InFlight call) {
        return new Dial(this, call);
    }

    /** The first hop in HttpCore's form. */
    HttpHost firstHop() {
        return new HttpHost(null, route.firstHop().host(), route.firstHop().port());
    }
}
