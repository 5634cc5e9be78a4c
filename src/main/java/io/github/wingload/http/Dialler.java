package io.github.wingload.http;

import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections along the route.
 *
 * @param reactor where they live
 * @param route where they go
 * @param tls null for plain HTTP
 * @param timer runs what may not run where it arises
 * @param connectTimeout longer than any deadline: it closes a socket whose call was given up in the moment in which the
 *     reactor took the request up, and ends no call
 */
record Dialler(
        ConnectionInitiator reactor,
        Route route,
        @Nullable TlsStrategy tls,
        DeadlineTimer timer,
        Timeout connectTimeout) {

    /** A connection to be made for a call; {@link Dial#start} makes it. */
    Dial dialFor(InFlight call) {
        return new Dial(this, call);
    }

    /** The first hop as the reactor wants it named. */
    HttpHost firstHop() {
        return new HttpHost(null, route.firstHop().host(), route.firstHop().port());
    }
}
