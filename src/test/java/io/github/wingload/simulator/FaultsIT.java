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
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault, seen from the client's socket. */
class FaultsIT {

    @Test
    void dropClosesWithoutAnAnswer() throws Exception {
        try (Simulator simulator = always(Fault.DROP);
                RawClient client = predicting(simulator)) {
            assertThat(client.rest()).isEmpty();
            assertCounted(simulator, Fault.DROP);
        }
    }

    @Test
    void resetIsSeenAsOne() throws Exception {
        try (Simulator simulator = always(Fault.RESET);
                RawClient client = predicting(simulator)) {
            assertThatThrownBy(client::rest)
                    .isInstanceOf(SocketException.class)
                    .isNotInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("reset");
            assertCounted(simulator, Fault.RESET);
        }
    }

    @Test
    void stallHoldsTheConnectionAndSendsNothing() throws Exception {
        try (Simulator simulator = always(Fault.STALL);
                RawClient client = predicting(simulator);
                RawClient watcher = new RawClient(simulator.url())) {
            await().until(() -> !simulator.tally().byFault().isEmpty());
            assertCounted(simulator, Fault.STALL);
            client.send(RawClient.prediction(2));
            watcher.send("GET /__tally HTTP/1.1\r\n\r\n");
            assertThat(watcher.answer())
                    .as("others are served, the next request of this connection is not")
                    .endsWith("{\"received\":1,\"by_status\":{},\"by_fault\":{\"stall\":1},"
                            + "\"in_flight\":0,\"unanswered\":0}");
            assertThat(client.available()).isZero();
        }
    }

    @Test
    void dripSendsTheHeadThenAByteAtATime() throws Exception {
        try (Simulator simulator = always(Fault.DRIP);
                RawClient client = new RawClient(simulator.url())) {
            long startNs = NanoClock.system().nanos();
            client.send("GET /v2/health/live HTTP/1.1\r\n\r\n");
            assertThat(client.answer()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("{\"live\":true}");
            assertThat(NanoClock.system().nanos() - startNs).isGreaterThanOrEqualTo(13 * 200_000_000L);
            assertCounted(simulator, Fault.DRIP);
            client.send("GET / HTTP/1.1\r\n\r\n");
            assertThat(client.until("\r\n\r\n")).as("the connection goes on").startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    @Test
    void garbageIsNotHttp() throws Exception {
        try (Simulator simulator = always(Fault.GARBAGE);
                RawClient client = predicting(simulator)) {
            assertThat(client.rest())
                    .as("neither HTTP nor the start of a TLS record")
                    .isNotEmpty()
                    .doesNotContain("HTTP/")
                    .doesNotStartWith("\u0016");
            assertCounted(simulator, Fault.GARBAGE);
        }
    }

    @Test
    void truncateEndsInTheMiddleOfTheBody() throws Exception {
        try (Simulator simulator = always(Fault.TRUNCATE);
                RawClient client = predicting(simulator)) {
            String answer = client.rest();
            String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            int promised = Integer.parseInt(answer.replaceAll("(?s).*\r\ncontent-length: (\\d+)\r\n.*", "$1"));
            assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(body).startsWith("{\"model_name\":").hasSize(promised / 2);
            assertCounted(simulator, Fault.TRUNCATE);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"DROP", "RESET", "GARBAGE", "TRUNCATE"})
    void tallyMatchesWhatTheClientReceived(Fault fault) throws Exception {
        try (Simulator simulator = start(instant().fault(fault, 0.5))) {
            int answered = 0;
            for (int i = 0; i < 60; i++) {
                try (RawClient client = predicting(simulator)) {
                    answered += answered(client);
                }
            }
            RequestCounts tally = simulator.tally();
            assertThat(answered).isBetween(10, 50);
            assertThat(tally.byStatus()).containsOnly(Map.entry(200, (long) answered));
            assertThat(tally.byFault()).containsOnly(Map.entry(fault, 60L - answered));
        }
    }

    private static int answered(RawClient client) {
        try {
            client.answer();
            return 1;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static void assertCounted(Simulator simulator, Fault fault) {
        assertThat(simulator.tally().byFault()).containsOnly(Map.entry(fault, 1L));
        assertThat(simulator.tally().byStatus()).isEmpty();
        assertThat(simulator.tally().received()).isEqualTo(1);
    }

    private static RawClient predicting(Simulator simulator) throws IOException {
        RawClient client = new RawClient(simulator.url());
        client.send(RawClient.prediction(1));
        return client;
    }

    private static Simulator always(Fault fault) throws IOException {
        return start(instant().fault(fault, 1));
    }

    private static SimulatorBuilder instant() {
        return simulator(Profile.REVERTRISK_WIKIDATA_INSTANT);
    }

    private static Simulator start(SimulatorBuilder settings) throws IOException {
        return settings.start();
    }
}
