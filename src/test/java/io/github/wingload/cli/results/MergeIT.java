package io.github.wingload.cli.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.artefact.SavedRun;
import io.github.wingload.cli.CommandContext;
import io.github.wingload.cli.ScenarioText;
import io.github.wingload.cli.TwoShards;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes' worth of shards against one server, and what becomes of their directories. */
@Timeout(60)
class MergeIT {

    @TempDir
    private Path directory;

    @Test
    void shardsShareTheRowsOverTheWireAndTheMergedRunHasAllCalls() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Script.answer(200, "{}"))) {
            Path scenario = ScenarioText.against(server.url())
                    .pick("once")
                    .load("{users: 4, spawn_rate: 4, requests: 20}")
                    .writtenTo(directory);
            TwoShards shards = TwoShards.run(scenario, directory);
            for (int index = 0; index < 2; index++) {
                assertThat(shards.out(index, 0)).contains("this is shard " + index + " of 2 of monday");
            }
            String first = shards.directory(0).toString();
            String second = shards.directory(1).toString();
            assertThat(server.received())
                    .extracting(request -> new String(request.body(), StandardCharsets.UTF_8))
                    .hasSize(20)
                    .doesNotHaveDuplicates();

            CommandContext merge = new CommandContext();
            assertThat(merge.execute("merge", first, second, "--results", results("merged")))
                    .as("3 if this machine began the shards far apart")
                    .isIn(0, 3);
            assertThat(merge.out()).contains("Verdict: ").contains("\nresults: ");
            Path merged = TwoShards.onlyRun(directory.resolve("merged"));
            assertThat(SavedRun.read(merged).report().result().calls()).isEqualTo(20);
            assertThat(merged.resolve("report.html")).isNotEmptyFile();

            assertThat(new CommandContext().execute("report", merged.toString()))
                    .isZero();
            CommandContext alone = new CommandContext();
            assertThat(alone.execute("merge", second, "--results", results("alone")))
                    .isEqualTo(3);
            assertThat(alone.out()).startsWith("Load test results: tested").contains("shard 0 of 2 is missing");
            CommandContext refused = new CommandContext();
            assertThat(refused.execute("merge", second, merged.toString())).isEqualTo(2);
            assertThat(refused.err()).contains("was merged already").contains("Nothing was written.");
        }
    }

    private String results(String name) {
        return directory.resolve(name).toString();
    }
}
