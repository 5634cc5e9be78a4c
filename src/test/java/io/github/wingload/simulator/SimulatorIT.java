package io.github.wingload.simulator;

import static io.github.wingload.testkit.SimulatorBuilder.simulator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.testkit.SimulatorBuilder;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every answer, seen from outside. */
class SimulatorIT {

    private static final String PREDICT = "/v1/models/revertrisk-wikidata:predict";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Simulator simulator;

    @BeforeEach
    void start() throws IOException {
        simulator = start(simulator(Profile.REVERTRISK_WIKIDATA_INSTANT));
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void answersLikeTheServiceBehindItsIngress() throws Exception {
        HttpResponse<String> answer = post(PREDICT, "{\"rev_id\": 1907247274}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"revision_id\":1907247274");
        Map<String, String> headers = Map.of(
                "content-type", "application/json",
                "content-length", String.valueOf(answer.body().length()),
                "server", "istio-envoy",
                "x-envoy-upstream-service-time", "0");
        headers.forEach(
                (name, value) -> assertThat(answer.headers().allValues(name)).containsExactly(value));
        assertThat(answer.headers().firstValue("date").orElseThrow()).endsWith(" GMT");
    }

    @Test
    void tallyMatchesTheAnswersOfTheClient() throws Exception {
        assertThat(post(PREDICT, "{\"rev_id\":1}").statusCode()).isEqualTo(200);
        assertThat(post(PREDICT, "{\"rev_id\":2}").statusCode()).isEqualTo(200);
        assertThat(post(PREDICT, "{\"rev_id\":0}").statusCode()).isEqualTo(400);
        assertThat(post(PREDICT, "").statusCode()).isEqualTo(400);
        assertThat(post(PREDICT, "[]").statusCode()).isEqualTo(500);
        assertThat(post(PREDICT, "{\"rev_id\":9999999999}").statusCode()).isEqualTo(500);
        assertThat(post("/v1/models/other:predict", "{}").statusCode()).isEqualTo(404);
        assertThat(post("/v1/models", "{}").statusCode()).isEqualTo(405);
        assertThat(get("/v2/health/ready").body()).isEqualTo("{\"ready\":true}");
        assertThat(get("/__tally").body())
                .isEqualTo("{\"received\":9,\"by_status\":{\"200\":3,\"400\":2,\"404\":1,\"405\":1,\"500\":2},"
                        + "\"by_fault\":{},\"in_flight\":0,\"unanswered\":0}");
        assertThat(simulator.tally().byStatus())
                .containsExactlyInAnyOrderEntriesOf(Map.of(200, 3L, 400, 2L, 404, 1L, 405, 1L, 500, 2L));
        assertThat(simulator.tally().received()).isEqualTo(9);
    }

    @Test
    void aConnectionIsKeptAndRequestsSentAheadAreAnsweredInTurn() throws Exception {
        try (RawClient client = new RawClient(simulator.url())) {
            client.send(RawClient.prediction(1) + RawClient.prediction(2));
            client.send(RawClient.prediction(3));
            for (int revId = 1; revId <= 3; revId++) {
                assertThat(client.answer()).contains("\"revision_id\":" + revId + ",");
            }
        }
    }

    @Test
    void aRequestMayComeInPieces() throws Exception {
        try (RawClient client = new RawClient(simulator.url())) {
            for (char piece : RawClient.prediction(12).toCharArray()) {
                client.send(String.valueOf(piece));
            }
            assertThat(client.answer()).contains("\"revision_id\":12,");
        }
    }

    @Test
    void aLargeBodyIsRead() throws Exception {
        String padding = "x".repeat(500_000);
        assertThat(post(PREDICT, "{\"rev_id\":5,\"padding\":\"" + padding + "\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theConnectionIsClosedWhenTheClientAsksForIt() throws Exception {
        try (RawClient client = new RawClient(simulator.url())) {
            client.send("GET / HTTP/1.0\r\n\r\n");
            assertThat(client.rest()).contains("\r\nconnection: close\r\n").endsWith("{\"status\":\"alive\"}");
        }
    }

    @Test
    void headHasNoBody() throws Exception {
        try (RawClient client = new RawClient(simulator.url())) {
            client.send("HEAD / HTTP/1.0\r\n\r\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 405 ").endsWith("\r\n\r\n");
        }
    }

    @Test
    void requestThatIsNotHttpIsRefusedAndCounted() throws Exception {
        try (RawClient client = new RawClient(simulator.url())) {
            client.send("hello\r\n\r\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 400 ").endsWith("Invalid HTTP request received.");
        }
        assertThat(simulator.tally().byStatus()).containsOnly(Map.entry(400, 1L));
    }

    @Test
    void badGatewaysSpeakLikeTheProxy() throws Exception {
        SimulatorBuilder broken =
                simulator(Profile.REVERTRISK_WIKIDATA_STAGING).maxPods(1).fault(Fault.BAD_GATEWAY, 1);
        try (Simulator service = start(broken);
                RawClient first = new RawClient(service.url());
                RawClient second = new RawClient(service.url())) {
            first.send(RawClient.prediction(1));
            await().until(() -> service.tally().inFlight() == 1);
            second.send(RawClient.prediction(2));
            assertThat(second.answer())
                    .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                    .contains("\r\ncontent-type: text/plain; charset=utf-8\r\n")
                    .contains("\r\nx-content-type-options: nosniff\r\n")
                    .contains("\r\nserver: istio-envoy\r\n")
                    .endsWith("\r\n\r\nEOF\n");
            assertThat(first.answer()).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(service.tally().byStatus()).containsOnly(Map.entry(200, 1L), Map.entry(502, 1L));
        }
    }

    @Test
    void serviceTimeIsReportedInAHeader() throws Exception {
        try (Simulator service = start(simulator(Profile.REVERTRISK_WIKIDATA_STAGING));
                RawClient client = new RawClient(service.url())) {
            long startNs = NanoClock.system().nanos();
            client.send(RawClient.prediction(1));
            String answer = client.answer();
            long elapsedMs = (NanoClock.system().nanos() - startNs) / 1_000_000;
            long saidMs =
                    Long.parseLong(answer.replaceAll("(?s).*\r\nx-envoy-upstream-service-time: (\\d+)\r\n.*", "$1"));
            assertThat(saidMs).isGreaterThan(200);
            assertThat(elapsedMs).isGreaterThanOrEqualTo(saidMs);
        }
    }

    @Test
    void clientThatDisconnectsBeforeTheAnswerIsCountedAsUnanswered() throws Exception {
        try (Simulator service = start(simulator(Profile.REVERTRISK_WIKIDATA_STAGING))) {
            try (RawClient client = new RawClient(service.url())) {
                client.send(RawClient.prediction(1));
                await().until(() -> service.tally().inFlight() == 1);
            }
            await().until(() -> service.tally().unanswered() == 1);
            assertThat(service.tally().received()).isEqualTo(1);
        }
    }

    @Test
    void closingCountsRequestsInFlightAsUnanswered() throws Exception {
        Simulator service = start(simulator(Profile.REVERTRISK_WIKIDATA_STAGING));
        try (RawClient client = new RawClient(service.url())) {
            client.send(RawClient.prediction(1));
            await().until(() -> service.tally().inFlight() == 1);
            service.close();
            service.close();
            assertThat(client.rest()).isEmpty();
        }
        assertThat(service.tally().unanswered()).isEqualTo(1);
        assertThat(service.tally().inFlight()).isZero();
    }

    @Test
    void listensOnLoopbackOnlyAndOnThePortAskedFor() throws Exception {
        assertThat(simulator.url().getHost()).isEqualTo("127.0.0.1");
        int taken = simulator.url().getPort();
        assertThatThrownBy(() -> Simulator.start(
                        simulator(Profile.REVERTRISK_WIKIDATA_INSTANT).target(), taken, NanoClock.system()))
                .isInstanceOf(BindException.class);
    }

    @Test
    void largeBodiesAreTaken() throws Exception {
        String body = "x".repeat(5_000_000);
        try (Simulator service = start(simulator(Profile.ML_API_HEART));
                RawClient client = new RawClient(service.url())) {
            client.send("POST /predict HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 5000000\r\n\r\n"
                    + body);
            assertThat(client.answer())
                    .startsWith("HTTP/1.1 400 ")
                    .contains("server: gunicorn", "5000000 bytes, not at most");
            client.send("GET /health HTTP/1.1\r\n\r\n");
            assertThat(client.answer()).startsWith("HTTP/1.1 200 ").doesNotContain("x-envoy");
        }
    }

    @Test
    void aRequestThatIsTooLargeIsRefusedWhileTheClientIsStillSending() throws Exception {
        try (Simulator service = start(simulator(Profile.ML_API_TEXT));
                RawClient client = new RawClient(service.url())) {
            client.send("POST /predict HTTP/1.1\r\nContent-Length: 20000000\r\n\r\n" + "x".repeat(20_000_000));
            assertThat(client.rest()).startsWith("HTTP/1.1 413 ").endsWith("Request is too large.");
        }
    }

    private static Simulator start(SimulatorBuilder settings) throws IOException {
        return settings.start();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return HTTP.send(
                java.net.http.HttpRequest.newBuilder(url(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(java.net.http.HttpRequest.newBuilder(url(path)).build(), BodyHandlers.ofString());
    }

    private URI url(String path) {
        return URI.create(simulator.url() + path);
    }
}
