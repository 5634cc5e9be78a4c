package io.github.wingload.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.time.NanoClock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class RequestListenerIT {

    @Test
    void hearsOfEveryRequestToTheLastByte() throws Exception {
        List<ReceivedRequest> received = new CopyOnWriteArrayList<>();
        SimulatorSettings settings =
                SimulatorSettings.of(Profile.LIFTWING).withTimeScale(0).withRequestListener(received::add);
        String head =
                "POST /v1/models/langid:predict?a=b%20c HTTP/1.1\r\nhost:  x.example.org \r\nX-Two: 1\r\nx-two: 2\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 13\r\n\r\n";
        String body = "{\"text\": \"\u00e9\"}";
        try (Simulator simulator = Simulator.start(settings, 0, NanoClock.system());
                RawClient client = new RawClient(simulator.url())) {
            client.send(head + body + "GET /nowhere HTTP/1.1\r\n\r\n");
            assertThat(client.answer()).startsWith("HTTP/1.1 400 ");
            assertThat(client.answer()).startsWith("HTTP/1.1 404 ");
            client.send("GET /__tally HTTP/1.1\r\n\r\n");
            client.answer();
        }
        assertThat(received).hasSize(2);
        ReceivedRequest first = received.get(0);
        assertThat(first.head()).isEqualTo(head);
        assertThat(first.body()).isEqualTo(body.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(first.method()).isEqualTo("POST");
        assertThat(first.target()).isEqualTo("/v1/models/langid:predict?a=b%20c");
        assertThat(first.path()).isEqualTo("/v1/models/langid:predict");
        assertThat(first.query()).isEqualTo("a=b%20c");
        assertThat(first.headers())
                .containsExactly(
                        new ReceivedRequest.Header("host", "x.example.org"),
                        new ReceivedRequest.Header("X-Two", "1"),
                        new ReceivedRequest.Header("x-two", "2"),
                        new ReceivedRequest.Header("Content-Type", "application/json"),
                        new ReceivedRequest.Header("Content-Length", "13"));
        assertThat(first.header("HOST")).contains("x.example.org");
        assertThat(received.get(1).method()).isEqualTo("GET");
    }

    @Test
    void largeBodiesComeThroughWhole() throws Exception {
        List<ReceivedRequest> received = new CopyOnWriteArrayList<>();
        SimulatorSettings settings = SimulatorSettings.of(Profile.ML_API_HEART).withRequestListener(received::add);
        String body = "x".repeat(5_000_000);
        try (Simulator simulator = Simulator.start(settings, 0, NanoClock.system());
                RawClient client = new RawClient(simulator.url())) {
            client.send("POST /predict HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 5000000\r\n\r\n"
                    + body);
            assertThat(client.answer()).startsWith("HTTP/1.1 400 ").contains("server: gunicorn");
            client.send("GET /health HTTP/1.1\r\n\r\n");
            assertThat(client.answer()).startsWith("HTTP/1.1 200 ").doesNotContain("x-envoy");
        }
        assertThat(received.get(0).body()).hasSize(5_000_000);
    }

    @Test
    void whatIsTooLargeIsToldSoThoughTheClientIsStillSending() throws Exception {
        try (Simulator simulator = Simulator.start(SimulatorSettings.of(Profile.ML_API_TEXT), 0, NanoClock.system());
                RawClient client = new RawClient(simulator.url())) {
            client.send("POST /predict HTTP/1.1\r\nContent-Length: 20000000\r\n\r\n" + "x".repeat(20_000_000));
            assertThat(client.rest()).startsWith("HTTP/1.1 413 ").endsWith("Request is too large.");
        }
    }
}
