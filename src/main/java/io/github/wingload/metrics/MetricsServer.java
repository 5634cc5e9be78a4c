package io.github.wingload.metrics;

import io.github.wingload.plan.target.HostPort;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;

/** Where the metrics of runs are scraped, at {@code /metrics}, until it is closed. */
public final class MetricsServer implements AutoCloseable {

    private final HTTPServer server;
    private final String host;

    private MetricsServer(HTTPServer server, String host) {
        this.server = server;
        this.host = host;
    }

    /**
     * Listens at an address of this machine.
     *
     * @param at its port may be 0, for one that is free
     * @throws IOException if the address does not belong to this machine, or its port is taken
     */
    public static MetricsServer start(HostPort at, PrometheusRegistry registry) throws IOException {
        HTTPServer server = HTTPServer.builder()
                .inetAddress(InetAddress.getByName(at.host()))
                .port(at.port())
                .registry(registry)
                .buildAndStart();
        return new MetricsServer(server, at.host());
    }

    /** The address to scrape. */
    public String url() {
        return "http://" + new HostPort(host, server.getPort()) + "/metrics";
    }

    @Override
    public void close() {
        server.stop();
    }
}
