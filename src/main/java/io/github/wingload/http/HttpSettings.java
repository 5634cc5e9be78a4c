package io.github.wingload.http;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.load.Connections;
import java.time.Duration;

/**
 * The settings of a transport.
 *
 * @param connections whether each user keeps its own connection
 * @param deadline the longest a call may take in all, from its start to its last byte; above zero
 * @param bodyStartBytes how many bytes of an answer's body are kept unless the request wants all of it, 0 or more
 * @param ioThreads the number of I/O threads, 1 or more; each connection belongs to one of them
 */
public record HttpSettings(Connections connections, Duration deadline, int bodyStartBytes, int ioThreads) {

    public HttpSettings {
        if (deadline.isZero() || deadline.isNegative()) {
            throw new IllegalArgumentException("deadline must be above zero: " + deadline);
        }
        if (bodyStartBytes < 0 || ioThreads < 1) {
            throw new IllegalArgumentException(
                    "out of range: bodyStartBytes " + bodyStartBytes + ", ioThreads " + ioThreads);
        }
    }

    /** The first 512 bytes of each body, one I/O thread. */
    public static HttpSettings of(Connections connections, Duration deadline) {
        return new HttpSettings(connections, deadline, Call.EXCERPT_BYTES, 1);
    }

    /** The same with this number of I/O threads. */
    public HttpSettings withIoThreads(int threads) {
        return new HttpSettings(connections, deadline, bodyStartBytes, threads);
    }
}
