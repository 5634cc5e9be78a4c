package io.github.wingload.simulator;

import static io.github.wingload.testkit.SimulatorBuilder.simulator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.wingload.plan.target.LlmTuning.Shape;
import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.testkit.SimulatorBuilder;
import java.io.IOException;
import java.net.SocketException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Streams of the language model, seen from the client's socket. */
class LlmIT {

    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    @Test
    void streamsInChunksOnAConnectionThatIsKept() throws Exception {
        try (Simulator simulator = quick().start();
                RawClient client = new RawClient(simulator.url())) {
            client.send(request(8, "HTTP/1.1"));
            String first = client.until(LAST_CHUNK);
            assertThat(first)
                    .startsWith("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n")
                    .contains("data: [DONE]\n\n");
            client.send(request(8, "HTTP/1.1"));
            assertThat(client.until(LAST_CHUNK)).contains("data: [DONE]\n\n");
            assertThat(simulator.tally().byStatus()).isEqualTo(Map.of(200, 2L));
            assertThat(simulator.tally().streamed()).isEqualTo(Map.of("200", new RequestCounts.Streamed(20, 16, 16)));
        }
    }

    @Test
    void oldClientsGetTheStreamUpToTheEndOfTheConnection() throws Exception {
        try (Simulator simulator = quick().start();
                RawClient client = new RawClient(simulator.url())) {
            client.send(request(2, "HTTP/1.0"));
            assertThat(client.rest())
                    .doesNotContain("transfer-encoding")
                    .contains("connection: close\r\n\r\ndata: {")
                    .endsWith("data: [DONE]\n\n");
        }
    }

    @Test
    void truncateEndsWithoutTheLastChunk() throws Exception {
        try (Simulator simulator = quick().fault(Fault.TRUNCATE, 1).start();
                RawClient client = new RawClient(simulator.url())) {
            client.send(request(8, "HTTP/1.1"));
            assertThat(client.rest()).contains("data: {").doesNotContain(LAST_CHUNK);
            assertThat(simulator.tally().byFault()).isEqualTo(Map.of(Fault.TRUNCATE, 1L));
        }
    }

    @Test
    void resetIsSeenAsOne() throws Exception {
        try (Simulator simulator = quick().fault(Fault.RESET, 1).start();
                RawClient client = new RawClient(simulator.url())) {
            client.send(request(8, "HTTP/1.1"));
            assertThatThrownBy(client::rest).isInstanceOf(SocketException.class);
            assertThat(simulator.tally().byFault()).isEqualTo(Map.of(Fault.RESET, 1L));
        }
    }

    @Test
    void stallHoldsTheConnectionAfterSomeTokens() throws Exception {
        try (Simulator simulator = quick().fault(Fault.STALL, 1).start();
                RawClient client = new RawClient(simulator.url())) {
            client.send(request(8, "HTTP/1.1"));
            assertThat(client.until("\n\n")).contains("data: {");
            await().until(() -> simulator.tally().byFault().equals(Map.of(Fault.STALL, 1L)));
            assertThat(simulator.tally().streamed()).containsOnlyKeys("stall");
        }
    }

    @Test
    void dropAndGarbageComeInPlaceOfTheStream() throws Exception {
        try (Simulator simulator = quick().fault(Fault.GARBAGE, 1).start();
                RawClient client = new RawClient(simulator.url())) {
            client.send(request(8, "HTTP/1.1"));
            assertThat(client.rest()).doesNotContain("HTTP/1.1 200").isNotEmpty();
            assertThat(simulator.tally().byFault()).isEqualTo(Map.of(Fault.GARBAGE, 1L));
        }
        try (Simulator simulator = quick().fault(Fault.DROP, 1).start();
                RawClient client = new RawClient(simulator.url())) {
            client.send(request(8, "HTTP/1.1"));
            assertThat(client.rest()).isEmpty();
            assertThat(simulator.tally().byFault()).isEqualTo(Map.of(Fault.DROP, 1L));
        }
    }

    @Test
    void whoLeavesInTheMiddleIsCountedAndItsAnswerGivenUp() throws Exception {
        try (Simulator simulator = quick().timeScale(1).start()) {
            try (RawClient client = new RawClient(simulator.url())) {
                client.send(request(10_000, "HTTP/1.1"));
                client.until("\n\n");
            }
            await().until(() -> simulator.tally().unanswered() == 1);
            await().until(() -> figures(simulator)
                    .contains("vllm:num_requests_running{engine=\"0\",model_name=\"llm-qwen36-27b\"} 0.0\n"));
            assertThat(simulator.tally().inFlight()).isZero();
            assertThat(simulator.tally().streamed()).containsOnlyKeys("unanswered");
        }
    }

    @Test
    void tallyTellsWhatWasStreamed() throws Exception {
        try (Simulator simulator = quick().fault(Fault.NO_DONE, 1).start();
                RawClient client = new RawClient(simulator.url())) {
            client.send(request(4, "HTTP/1.1"));
            client.until(LAST_CHUNK);
            client.send("GET /__tally HTTP/1.1\r\n\r\n");
            assertThat(client.answer())
                    .endsWith("{\"received\":1,\"by_status\":{},\"by_fault\":{\"no_done\":1},\"streamed\":{\"no_done\":"
                            + "{\"events\":5,\"token_events\":4,\"tokens\":4}},\"in_flight\":0,\"unanswered\":0}");
        }
    }

    private static SimulatorBuilder quick() {
        return simulator(Profile.LLM).shape(Shape.VLLM).timeScale(0.01);
    }

    private static String figures(Simulator simulator) throws IOException {
        try (RawClient client = new RawClient(simulator.url())) {
            client.send("GET /metrics HTTP/1.1\r\n\r\n");
            return client.answer();
        }
    }

    private static String request(int tokens, String version) {
        String body = "{\"model\": \"m\", \"prompt\": [1], \"max_tokens\": " + tokens
                + ", \"ignore_eos\": true, \"stream\": true, \"stream_options\": {\"include_usage\": true}}";
        return "POST /v1/completions " + version + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
