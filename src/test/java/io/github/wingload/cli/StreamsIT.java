package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static final String TOKEN = "data: {\"choices\":[{\"text\":\"a\",\"finish_reason\":null}]}\r\n\r\n";
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
                Arguments.of("expectation-failed", FINISH.replace("length", "stop") + DONE));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anIncompleteStreamIsAFailureOfItsOwnClass(String failureClass, String stream) throws Exception {
        Finished run = run(stream, 1);

        run.agreeOn(4, 4);
        assertThat(run.failuresByClass()).isEqualTo(Map.of(failureClass, 4L));
    }

    @Test
    void aCompleteStreamIsOk() throws Exception {
        run(TOKEN + TOKEN + FINISH + DONE, 0).agreeOn(4, 0);
    }

    private Finished run(String stream, int expected) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(chunked(stream))) {
            Path scenario = Files.writeString(directory.resolve("streams.yaml"), """
                    name: tested
                    target: {url: "%s"}
                    load: {users: 2, spawn_rate: 100, requests: 4}
                    probe: false
                    tasks:
                      - post: /v1/completions
                        json: {prompt: Hello, max_tokens: 2, stream: true}
                        expect: {stream: {format: openai, finish_reason: length, tokens: {min: 2}}}
                    """.formatted(server.url()));
            CommandContext wingload = new CommandContext();
            int exitCode = wingload.execute("run", scenario.toString(), "--results", directory.toString());

            assertThat(exitCode).as(wingload.err()).isIn(expected, wingload.orLimited(expected));
            return Finished.of(wingload.out(), directory);
        }
    }

    /** In chunks that end within lines and between CR and LF. */
    private static Script chunked(String stream) {
        return (request, peer) -> {
            peer.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int from = 0; from < stream.length(); from += 7) {
                String piece = stream.substring(from, Math.min(stream.length(), from + 7));
                peer.send(Integer.toHexString(piece.length()) + "\r\n" + piece + "\r\n");
            }
            peer.send("0\r\n\r\n");
        };
    }
}
