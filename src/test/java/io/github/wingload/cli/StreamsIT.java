package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that streams its answers, all of them with the status 200: what is wrong with one is a failure of its own class. */
@Timeout(60)
class StreamsIT {

    private static final Script HEAD =
            Script.raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    private static final Script END = Script.raw("0\r\n\r\n");

    private static final String TOKEN = "data: {\"choices\":[{\"text\":\"1\",\"finish_reason\":null}]}\r\n\r\n";
    private static final String FINISH =
            "data: {\"choices\":[{\"text\":\"\",\"finish_reason\":\"length\"}],\"usage\":{\"completion_tokens\":2}}\r\n\r\n";
    private static final String ERROR = "data: {\"error\":{\"message\":\"out of memory\"}}\r\n\r\n";
    private static final String DONE = "data: [DONE]\r\n\r\n";

    @TempDir
    private Path directory;

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("stream-error", TOKEN + ERROR + DONE),
                Arguments.of("stream-cut", TOKEN + TOKEN),
                Arguments.of("stream-unfinished", TOKEN + DONE),
                Arguments.of("expectation-failed", TOKEN + FINISH.replace("length", "stop") + DONE),
                Arguments.of("expectation-failed", TOKEN.replace("\"1\"", "\"one\"") + FINISH + DONE));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anIncompleteStreamIsAFailureOfItsOwnClass(String failureClass, String stream) throws Exception {
        Finished run = run(HEAD.then(chunks(stream)).then(END), "", 1);

        run.agreeOn(4, 4);
        assertThat(run.failuresByClass()).isEqualTo(Map.of(failureClass, 4L));
    }

    @Test
    void aCompleteStreamIsOk() throws Exception {
        run(HEAD.then(chunks(TOKEN + TOKEN + FINISH + DONE)).then(END), "", 0).agreeOn(4, 0);
    }

    /** The stream says itself that it is complete, and some servers and gateways then just close the connection. */
    @Test
    void aStreamThatIsCutAfterItsEndIsOk() throws Exception {
        run(HEAD.then(chunks(TOKEN + TOKEN + FINISH + DONE)).then(Script.close()), "", 0)
                .agreeOn(4, 0);
    }

    @Test
    void theTimeToTheFirstTokenIsJudgedAndKept() throws Exception {
        Script slow = HEAD.then(chunks(": ping\n\n" + TOKEN.replace("\"1\"", "\"\"")))
                .then(Script.after(Duration.ofMillis(300), chunks(TOKEN + FINISH + DONE)))
                .then(END);
        Finished run = run(slow, "thresholds: [max of ttft <= 200ms]", 1);

        List<Map<String, String>> calls = Finished.table(run.directory().resolve("calls.csv"));
        assertThat(calls).hasSize(4).allSatisfy(call -> {
            long tokenUs = Long.parseLong(call.get("first_token_us"));
            assertThat(tokenUs - Long.parseLong(call.get("started_us"))).isGreaterThanOrEqualTo(300_000);
            assertThat(tokenUs).isLessThanOrEqualTo(Long.parseLong(call.get("ended_us")));
        });
        assertThat(run.out()).contains("longest time of ttft is ");
        assertThat(Files.readString(run.directory().resolve("report.md"))).contains("First token: of the stream");
    }

    private Finished run(Script script, String more, int expected) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(script)) {
            Path scenario = Files.writeString(directory.resolve("streams.yaml"), """
                    name: tested
                    target: {url: "%s"}
                    load: {users: 2, spawn_rate: 100, requests: 4}
                    probe: false
                    tasks:
                      - post: /v1/completions
                        json: {prompt: Hello, max_tokens: 2, stream: true}
                        stream: openai
                        expect: {stream: {finish_reason: length, tokens: {min: 2}, json: {"": {type: integer}}}}
                    %s
                    """.formatted(server.url(), more));
            CommandContext wingload = new CommandContext();
            int exitCode = wingload.execute("run", scenario.toString(), "--results", directory.toString());

            assertThat(exitCode).as(wingload.out() + wingload.err()).isIn(expected, wingload.orLimited(expected));
            return Finished.of(wingload.out(), directory);
        }
    }

    /** Chunks that end within lines and between CR and LF. */
    private static Script chunks(String stream) {
        return (request, peer) -> {
            for (int from = 0; from < stream.length(); from += 7) {
                String piece = stream.substring(from, Math.min(stream.length(), from + 7));
                peer.send(Integer.toHexString(piece.length()) + "\r\n" + piece + "\r\n");
            }
        };
    }
}
