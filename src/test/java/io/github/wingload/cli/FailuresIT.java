package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a target does wrong, the run goes on to its end and shows one message for one cause. */
@Timeout(60)
class FailuresIT {

    private static final String SIX_CALLS = "{users: 2, spawn_rate: 100, requests: 6}";

    @TempDir
    private Path directory;

    static Stream<Arguments> waysToFail() {
        return Stream.of(
                Arguments.of("http-5xx", Script.answer(503, "busy"), "503 Service Unavailable"),
                Arguments.of("http-4xx", Script.answer(404, "no such model"), "404 Not Found"),
                Arguments.of("http-429", Script.answer(429, "slow down"), "429 Too Many Requests"),
                Arguments.of("http-other", Script.answer(302, ""), "302 Found"),
                Arguments.of("deadline-wait", Script.stall(), ""),
                Arguments.of("deadline-body", Script.drip(200), ""),
                Arguments.of("reset", Script.reset(), ""),
                Arguments.of("closed", Script.close(), ""),
                Arguments.of("protocol", Script.truncate(), ""),
                Arguments.of("protocol", Script.raw("What?\r\n\r\n").then(Script.close()), ""));
    }

    @ParameterizedTest
    @MethodSource("waysToFail")
    void sixFailuresOfOneKindAreOneMessage(String failureClass, Script script, String error) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(script)) {
            assertOneMessage(server.url(), failureClass, error);
            assertThat(server.received()).hasSize(6);
        }
    }

    @Test
    void aDeadTargetIsDataAndTheRunSurvives() throws Exception {
        URI nobody;
        try (ScriptedServer server = ScriptedServer.start(Script.close())) {
            nobody = server.url();
        }
        assertOneMessage(nobody, "connect-refused", "connection refused");
    }

    @Test
    void aTargetWithoutTlsBehindAnHttpsUrlIsATlsFailure() throws Exception {
        try (ScriptedServer server = ScriptedServer.startUnasked("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            assertOneMessage(URI.create("https://127.0.0.1:" + server.port()), "tls", "");
        }
    }

    private void assertOneMessage(URI url, String failureClass, String error) throws Exception {
        Path scenario =
                ScenarioText.against(url).load(SIX_CALLS).deadline("1500ms").writtenTo(directory);
        CommandContext wingload = new CommandContext();
        int exitCode = wingload.execute("run", scenario.toString(), "--results", directory.toString());

        assertThat(exitCode).as(wingload.err()).isIn(1, wingload.orLimited(1));
        Finished run = Finished.of(wingload.out(), directory);
        run.agreeOn(6, 6);
        assertThat(run.failuresByClass()).isEqualTo(Map.of(failureClass, 6L));
        assertThat(run.table("_failures.csv")).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("Occurrences", "6").containsEntry("Method", "POST");
            assertThat(row.get("Error")).isNotBlank().contains(error);
            assertThat(wingload.out()).contains(row.get("Error"));
        });
    }
}
