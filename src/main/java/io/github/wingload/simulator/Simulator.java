package io.github.wingload.simulator;

import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.simulator.http.Server;
import io.github.wingload.simulator.queue.EventQueue;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.net.URI;

/**
 * A running, simulated inference service: see {@link Profile} for the services and {@link Fault} for their faults.
 *
 * <p>It listens on the loopback interface only, speaks HTTP/1.1 without TLS and ignores the Host header. One daemon thread
 * serves thousands of requests in flight. Thread-safe.
 */
public final class Simulator implements AutoCloseable {

    private final Server server;
    private final RequestCounts.Counter counter;
    private final URI url;
    private final Thread thread;

    private Simulator(Server server, RequestCounts.Counter counter) throws IOException {
        this.server = server;
        this.counter = counter;
        this.url = server.url();
        this.thread = new Thread(this::serve, "simulator");
        thread.setDaemon(true);
    }

    /**
     * Starts a simulator, which accepts requests when this returns.
     *
     * @param target valid, as the scenario's rules demand; without a seed it has the seed 1; its headers are ignored
     * @param port 0 for any free port
     * @param clock the source of time
     * @throws IOException if the port is in use or not permitted
     */
    public static Simulator start(SimulatorTarget target, int port, NanoClock clock) throws IOException {
        Settings settings = Settings.of(target);
        EventQueue events = new EventQueue();
        RequestCounts.Counter counter = new RequestCounts.Counter();
        Service service = new Service(settings, events, counter);
        Server server = new Server(service, events, settings.server(), settings.requestLimitBytes(), port, clock);
        Simulator simulator = new Simulator(server, counter);
        simulator.thread.start();
        return simulator;
    }

    private void serve() {
        server.run();
        counter.close();
    }

    /** Its URL, such as {@code http://127.0.0.1:8900}; without a path. */
    public URI url() {
        return url;
    }

    /** The outcome of all requests so far; also after {@link #close()}. */
    public RequestCounts tally() {
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
