package io.github.wingload.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves pages to the browsers of one user, from the start until it is closed. Every request passes a {@link Gate}.
 *
 * <p>Bounds: {@value #MOST_CONNECTIONS} connections, each with at most one thread; {@value #MOST_FORM_BYTES} bytes of a form;
 * {@value #SECONDS_FOR_REQUEST} seconds for a request to arrive.
 */
public final class PageServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);

    private static final int MOST_CONNECTIONS = 64;
    private static final int MOST_FORM_BYTES = 16_384;
    private static final int SECONDS_FOR_REQUEST = 10;
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** Browsers ask for it without a token. */
    private static final String ICON = "/favicon.ico";

    static {
        // The JDK's server takes its bounds from here alone.
        bound("jdk.httpserver.maxConnections", MOST_CONNECTIONS);
        bound("sun.net.httpserver.maxReqTime", SECONDS_FOR_REQUEST);
    }

    private final Gate gate;
    private final Site site;
    private final HttpServer server;
    private final ExecutorService threads;
    private final String host;

    private PageServer(Gate gate, Site site, HttpServer server, String host) {
        this.gate = gate;
        this.site = site;
        this.server = server;
        this.host = host;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "page server");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts to serve.
     *
     * @param bind an address of this machine, or its name
     * @param port 0 for any free port
     * @throws IOException if it cannot listen there
     */
    public static PageServer start(String bind, int port, Site site) throws IOException {
        InetAddress address = InetAddress.getByName(bind);
        String host = address.isAnyLocalAddress() ? InetAddress.getLocalHost().getHostName() : bind;
        HttpServer http = HttpServer.create(new InetSocketAddress(address, port), 0);
        PageServer server = new PageServer(Gate.random(host), site, http, host);
        http.setExecutor(server.threads);
        http.createContext("/", server::handle);
        http.start();
        return server;
    }

    private static void bound(String property, int value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(value));
        }
    }

    /** The address of a page, with the token. */
    public URI url(String path) {
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + shown + ":" + server.getAddress().getPort() + "/" + gate.token() + path);
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals(ICON)) {
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            Optional<Gate.Refusal> refusal = gate.refuse(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Host"),
                    exchange.getRequestHeaders().getFirst("Origin"));
            if (refusal.isPresent()) {
                send(
                        exchange,
                        PageAnswer.words(refusal.get().status(), refusal.get().words()));
                return;
            }
            send(exchange, answer(exchange));
        } catch (IOException gone) {
            LOG.debug("a browser has gone: {}", gone.toString());
        }
    }

    private PageAnswer answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("POST")) {
            return PageAnswer.words(405, "Only GET and POST are answered.");
        }
        String fields = method.equals("POST")
                ? form(exchange)
                : Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        if (fields.length() > MOST_FORM_BYTES) {
            return PageAnswer.words(413, "This request is longer than wingload accepts.");
        }
        try {
            String path = gate.below(exchange.getRequestURI().getPath());
            return site.answer(new Ask(method, path, Ask.fields(fields)));
        } catch (IllegalArgumentException malformed) {
            return PageAnswer.words(400, "This request is malformed.");
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return PageAnswer.words(503, "wingload is ending.");
        } catch (Exception bug) {
            LOG.warn("a page could not be made", bug);
            return PageAnswer.words(500, "This page could not be made; the terminal has the reason.");
        }
    }

    /** At most one character more than is accepted. */
    private static String form(HttpExchange exchange) throws IOException {
        InputStream body = exchange.getRequestBody();
        return new String(body.readNBytes(MOST_FORM_BYTES + 1), StandardCharsets.ISO_8859_1);
    }

    private void send(HttpExchange exchange, PageAnswer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
        if (answer instanceof PageAnswer.Whole whole) {
            headers.set("Content-Type", whole.type());
            headers.set("Content-Security-Policy", whole.policy());
            exchange.sendResponseHeaders(whole.status(), whole.body().length == 0 ? -1 : whole.body().length);
            exchange.getResponseBody().write(whole.body());
        } else if (answer instanceof PageAnswer.Elsewhere elsewhere) {
            headers.set("Location", "/" + gate.token() + elsewhere.path());
            exchange.sendResponseHeaders(303, -1);
        } else if (answer instanceof PageAnswer.Events events) {
            headers.set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            stream(events.audience(), exchange.getResponseBody());
        }
    }

    /** Passes on events until the last one, or until the browser has gone. */
    private static void stream(Audience audience, OutputStream out) throws IOException {
        // The end of the answer is written before the seat is given up: then the server may stop.
        try (Audience.Seat seat = audience.join();
                out) {
            out.write(Audience.STILL_HERE.getBytes(StandardCharsets.UTF_8));
            out.flush();
            while (!seat.over()) {
                out.write(seat.next(HEARTBEAT).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes every connection. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
