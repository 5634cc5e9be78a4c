package io.github.wingload.simulator;

import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * A running inference service that is not one: see {@link Profile} for what it plays and {@link Fault} for what it can do
 * wrong.
 *
 * <p>It listens on the loopback interface only, speaks HTTP/1.1 without TLS and looks at no Host header. One daemon thread
 * serves thousands of requests in flight. Thread-safe.
 */
public final class Simulator implements AutoCloseable {

    private final Server server;
    private final Thread thread;
    private final TallyCounter counter;
    private final URI url;

    private Simulator(Server server, TallyCounter counter) throws IOException {
        this.server = server;
        this.counter = counter;
        InetSocketAddress address = server.address();
        this.url = URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
        this.thread = new Thread(server, "simulator");
        thread.setDaemon(true);
    }

    /**
     * Starts a simulator; it answers when this returns.
     *
     * @param port 0 for a free one
     * @param clock what the service times go by
     * @throws IOException when the port is taken or must not be used
     */
    public static Simulator start(SimulatorSettings settings, int port, NanoClock clock) throws IOException {
        TallyCounter counter = new TallyCounter();
        Simulator simulator = new Simulator(new Server(settings, port, clock, counter), counter);
        simulator.thread.start();
        return simulator;
    }

    /** Where it listens, such as {@code http://127.0.0.1:8900}; without a path. */
    public URI url() {
        return url;
    }

    /** What became of the requests so far; also after {@link #close()}. */
    public Tally tally() {
        return counter.tally();
    }

    /** Closes every connection; requests in flight count as unanswered. Returns when the thread has ended. */
    @Override
    public void close() {
        server.stop();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
