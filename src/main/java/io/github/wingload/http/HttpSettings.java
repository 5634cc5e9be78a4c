package io.github.wingload.http;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Connections;
import java.time.Duration;

/**
 * How a transport is set up.
 *
 * @param connections whether each user keeps its own connection
 * @param deadline the longest a call may take in all, from its start to its last byte; above zero
 * @param maxConnections the most connections of a shared pool, 1 or more; calls beyond it queue. Users' own connections are
 *     not limited
 * @param bodyStartBytes how much of an answer's body is kept if its request does not want the whole, 0 or more
 * @param ioThreads how many threads do the network's work, 1 or more; one is enough for most loads
 */
public record HttpSettings(
        Connections connections, Duration deadline, int maxConnections, int bodyStartBytes, int ioThreads) {

    public HttpSettings {
        if (deadline.isZero() || deadline.isNegative()) {
            throw new IllegalArgumentException("deadline must be above zero: " + deadline);
        }
        if (maxConnections < 1 || bodyStartBytes < 0 || ioThreads < 1) {
            throw new IllegalArgumentException("out of range: maxConnections " + maxConnections + ", bodyStartBytes "
                    + bodyStartBytes + ", ioThreads " + ioThreads);
        }
    }

    /** A pool that never holds a call back, the first 512 bytes of each body, one thread. */
    public static HttpSettings of(Connections connections, Duration deadline) {
        return new HttpSettings(connections, deadline, Integer.MAX_VALUE, Call.EXCERPT_BYTES, 1);
    }
}
