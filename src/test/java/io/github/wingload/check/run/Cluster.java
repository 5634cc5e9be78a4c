package io.github.wingload.check.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.simulator.Simulator;
import io.github.wingload.testkit.SimulatorBuilder;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A cluster of LiftWing on loopback: a gateway that knows services by their Host header, and behind it the simulator's model
 * servers. The way from the model servers to MediaWiki can be broken: pods and health endpoints stay green, and predictions fail
 * after the model server's own timeout.
 */
public final class Cluster implements AutoCloseable {

    private final HttpServer gateway;
    private final ExecutorService threads = Executors.newFixedThreadPool(64);
    private final Simulator models;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Duration delay;
    private final Set<String> withoutEgress = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> inFlight = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger mostAtATime = new AtomicInteger();
    private final AtomicInteger mostOfAService = new AtomicInteger();

    private Cluster(Duration delay) throws IOException {
        this.delay = delay;
        SimulatorTarget target =
                SimulatorBuilder.simulator(Profile.LIFTWING).timeScale(0).target();
        this.models = Simulator.start(target, 0, NanoClock.system());
        this.gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        gateway.setExecutor(threads);
        gateway.createContext("/", this::serve);
        gateway.start();
    }

    /** @param delay of every prediction */
    public static Cluster start(Duration delay) throws IOException {
        return new Cluster(delay);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + gateway.getAddress().getPort());
    }

    /** From now on, the model servers of exactly these services do not reach MediaWiki. */
    public void withoutEgress(Set<String> services) {
        withoutEgress.clear();
        withoutEgress.addAll(services);
    }

    /** {@code HOST METHOD PATH} of every request. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The most predictions at a time. */
    public int mostAtATime() {
        return mostAtATime.get();
    }

    /** The most predictions of one service at a time. */
    public int mostOfAService() {
        return mostOfAService.get();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String path = exchange.getRequestURI().toString();
        requests.add(host + " " + exchange.getRequestMethod() + " " + path);
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readAllBytes();
        }
        if (!host.endsWith(".wikimedia.org")) {
            answer(exchange, 404, "");
        } else if (!path.endsWith(":predict")) {
            forward(exchange, path, body);
        } else {
            predict(exchange, host, path, body);
        }
    }

    private void predict(HttpExchange exchange, String host, String path, byte[] body) throws IOException {
        AtomicInteger ofService = inFlight.computeIfAbsent(host, service -> new AtomicInteger());
        mostOfAService.accumulateAndGet(ofService.incrementAndGet(), Math::max);
        mostAtATime.accumulateAndGet(
                inFlight.values().stream().mapToInt(AtomicInteger::get).sum(), Math::max);
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Before the answer: the next request may follow it at once.
            ofService.decrementAndGet();
        }
        if (withoutEgress.contains(host)) {
            answer(
                    exchange,
                    500,
                    "{\"error\":\"An error happened while fetching info for revision from the MediaWiki API,"
                            + " please contact the ML-Team if the issue persists.\"}");
        } else {
            forward(exchange, path, body);
        }
    }

    private void forward(HttpExchange exchange, String path, byte[] body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(models.url().resolve(path))
                .header("Content-Type", "application/json")
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            answer(exchange, response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Server", "istio-envoy");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        gateway.stop(0);
        threads.shutdownNow();
        models.close();
    }
}
