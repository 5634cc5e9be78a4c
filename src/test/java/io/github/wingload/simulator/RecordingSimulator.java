package io.github.wingload.simulator;

import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.simulator.http.Connection;
import io.github.wingload.simulator.http.Handler;
import io.github.wingload.simulator.http.HttpAnswer;
import io.github.wingload.simulator.http.HttpRequest;
import io.github.wingload.simulator.http.Server;
import io.github.wingload.simulator.queue.EventQueue;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The simulator behind a handler that keeps every request, to the last byte. */
public final class RecordingSimulator implements AutoCloseable {

    private final List<HttpRequest> received = new CopyOnWriteArrayList<>();
    private final Server server;
    private final Thread thread;

    private RecordingSimulator(Settings settings) throws IOException {
        EventQueue events = new EventQueue();
        Handler service = new Service(settings, events, new RequestCounts.Counter());
        this.server = new Server(
                recording(service), events, settings.server(), settings.requestLimitBytes(), 0, NanoClock.system());
        this.thread = new Thread(server, "recording simulator");
    }

    public static RecordingSimulator start(SimulatorTarget target) throws IOException {
        RecordingSimulator simulator = new RecordingSimulator(Settings.of(target));
        simulator.thread.start();
        return simulator;
    }

    public URI url() throws IOException {
        return server.url();
    }

    /** What has come so far; also after the end. */
    public List<HttpRequest> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Handler recording(Handler service) {
        return new Handler() {
            @Override
            public void serve(HttpRequest request, Connection connection) {
                received.add(request);
                service.serve(request, connection);
            }

            @Override
            public void refuse(HttpAnswer answer, Connection connection) {
                service.refuse(answer, connection);
            }
        };
    }
}
