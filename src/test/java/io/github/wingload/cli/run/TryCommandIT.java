package io.github.wingload.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.CommandContext;
import io.github.wingload.cli.ScenarioText;
import io.github.wingload.testserver.Received;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TryCommandIT {

    @TempDir
    private Path directory;

    private final CommandContext wingload = new CommandContext();

    @Test
    void aSimulatorIsStartedAndShownWithItsAnswer() throws Exception {
        Path scenario =
                ScenarioText.againstSimulator("revertrisk-wikidata-instant").writtenTo(directory);
        assertThat(wingload.execute("try", scenario.toString())).isZero();
        assertThat(wingload.out())
                .contains("the simulator)", " HTTP/1.1\nHost: 127.0.0.1:", "{\"rev_id\":1001}")
                .contains("HTTP/1.1 200", "\"revision_id\":1001")
                .containsPattern("connect +\\S+ ms")
                .containsPattern("wait +\\S+ m?s")
                .endsWith("\nok" + System.lineSeparator());
    }

    @Test
    void oneRequestIsSentHoweverManyUsersThereAre() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Script.answer(500, "first\u001b[31m\nsecond", "X-A: b"))) {
            Path scenario = ScenarioText.against(server.url())
                    .load("{users: 900000, run_time: 1h}")
                    .writtenTo(directory);
            assertThat(wingload.execute("try", scenario.toString())).isEqualTo(1);
            assertThat(server.received()).hasSize(1);
            assertThat(wingload.out())
                    .contains("X-A: b\n", "\nfirst\\u001b[31m\nsecond\n")
                    .endsWith("failed: http-5xx: 500 Internal Server Error" + System.lineSeparator());
        }
    }

    @Test
    void whatAUserDoesOnStartComesBeforeItsFirstTask() throws Exception {
        Script login = Script.answer(200, "{\"token\":\"abcdef-s3cr3t\"}", "Content-Type: application/json");
        try (ScriptedServer server = ScriptedServer.start((request, peer) ->
                (request.target().equals("/login") ? login : Script.answer(200, "{}")).play(request, peer))) {
            Path scenario = Files.writeString(directory.resolve("login.yaml"), """
                    name: login
                    target: {url: '%s'}
                    load: {users: 5, run_time: 1h}
                    on_start:
                      - post: /login
                        json: {user: me}
                        extract: {token: /token}
                    tasks:
                      - get: /edits
                        headers: {Authorization: "Bearer {{token}}"}
                    """.formatted(server.url()));
            assertThat(wingload.execute("try", scenario.toString()))
                    .as(wingload.err())
                    .isZero();
            assertThat(server.received()).extracting(Received::target).containsExactly("/login", "/edits");
            assertThat(server.received().get(1).header("Authorization")).contains("Bearer abcdef-s3cr3t");
            assertThat(wingload.out()).contains("POST /login", "GET /edits");
        }
    }

    @Test
    void thePhaseInWhichItEndedIsNamedAndNothingIsWritten() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Script.stall())) {
            Path scenario = ScenarioText.against(server.url()).writtenTo(directory);
            assertThat(wingload.execute("try", scenario.toString(), "--deadline", "1s"))
                    .isEqualTo(1);
            assertThat(wingload.out())
                    .containsPattern("wait +\\S+ m?s +ended here")
                    .contains("failed: deadline-wait: ")
                    .doesNotContain("body  ");
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).as("the scenario and its rows").hasSize(2);
        }
    }

    @Test
    void aFaultyScenarioIsAUsageError() throws Exception {
        Path scenario = ScenarioText.againstSimulator("no-such-profile").writtenTo(directory);
        assertThat(wingload.execute("try", scenario.toString())).isEqualTo(2);
        assertThat(wingload.err()).contains("tested.yaml:2:").contains("no-such-profile");
    }
}
