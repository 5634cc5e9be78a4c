package io.github.wingload.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.artefact.SavedRun;
import io.github.wingload.cli.ScenarioText;
import io.github.wingload.cli.TwoShards;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two shards that meet. */
@Timeout(60)
class MeetIT {

    @TempDir
    private Path directory;

    @Test
    void shardsBeginTogetherAndTheFirstHasTheResultOfAll() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Script.answer(200, "{}"))) {
            Path scenario = ScenarioText.against(server.url())
                    .pick("once")
                    .load("{users: 4, spawn_rate: 40, requests: 20}")
                    .writtenTo(directory);
            TwoShards shards = TwoShards.run(scenario, directory, "--meet", "127.0.0.1:" + freePort());
            String out = shards.out(0, 0, 3);
            shards.out(1, 0);
            assertThat(server.received()).hasSize(20);
            assertThat(out)
                    .as("the report on all")
                    .containsOnlyOnce("Verdict: ")
                    .doesNotContain("this is shard");
            Path merged = Path.of(out.lines()
                    .filter(line -> line.startsWith("results: "))
                    .reduce((one, other) -> other)
                    .orElseThrow()
                    .substring("results: ".length()));
            SavedRun run = SavedRun.read(merged);
            assertThat(run.report().result().calls()).isEqualTo(20);
            assertThat(run.recorded().merged().orElseThrow().parts())
                    .extracting(part -> part.clock().isPresent())
                    .containsExactly(false, true);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
