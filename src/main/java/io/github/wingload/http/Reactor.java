package io.github.wingload.http;

import java.nio.channels.ClosedSelectorException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.DefaultConnectingIOReactor;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HttpCore's I/O threads, set up for measuring: every session speaks HTTP/1.1, and nothing is added to a request. */
final class Reactor {

    private static final Logger LOG = LoggerFactory.getLogger(Reactor.class);

    /**
     * The resolution of HttpCore's own timeouts, at which it looks at each connection. Its default of one second would delay the
     * closing of a TLS session; a short one costs time where many connections are kept.
     */
    private static final TimeValue SELECT_INTERVAL = TimeValue.ofMilliseconds(200);

    /** How long idle threads may take to notice the shutdown. */
    private static final TimeValue PATIENCE = TimeValue.ofSeconds(2);

    private Reactor() {}

    static DefaultConnectingIOReactor start(int ioThreads) {
        AtomicInteger threads = new AtomicInteger();
        DefaultConnectingIOReactor reactor = new DefaultConnectingIOReactor(
                (session, attempt) -> {
                    Wire wire = new Wire(session, IoBuffers.ofThisThread());
                    ((AddressRace.Attempt) attempt).opened(wire);
                    return wire;
                },
                IOReactorConfig.custom()
                        .setIoThreadCount(ioThreads)
                        .setSelectInterval(SELECT_INTERVAL)
                        .setTcpNoDelay(true)
                        .build(),
                work -> {
                    Thread thread = new Thread(work, "wingload-io-" + threads.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                null,
                Reactor::report,
                null,
                session -> session.close(CloseMode.GRACEFUL));
        reactor.start();
        return reactor;
    }

    /** A selector is closed under its thread only by the immediate close of a reactor that did not end in time. */
    private static void report(Exception failure) {
        if (!(failure instanceof ClosedSelectorException)) {
            LOG.error("the network thread met an exception", failure);
        }
    }

    /**
     * Closes all sessions and ends the threads; not to be called on one of them. Idle connections are closed and not reset,
     * which targets would log as errors.
     */
    static void stop(DefaultConnectingIOReactor reactor) {
        // An immediate close would close the selectors while their threads still use them.
        reactor.initiateShutdown();
        try {
            reactor.awaitShutdown(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reactor.close(CloseMode.IMMEDIATE);
    }
}
