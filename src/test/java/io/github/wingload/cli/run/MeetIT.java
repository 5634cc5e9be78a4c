package io.github.wingload.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.artefact.SavedRun;
import io.github.wingload.cli.CommandContext;
import io.github.wingload.cli.ScenarioText;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
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
            String place = "127.0.0.1:" + freePort();
            List<CompletableFuture<CommandContext>> shards = IntStream.range(0, 2)
                    .mapToObj(index -> CompletableFuture.supplyAsync(() -> shard(scenario, index, place)))
                    .toList();
            CommandContext first = shards.get(0).join();
            shards.get(1).join();
            assertThat(server.received()).hasSize(20);
            Path merged = Path.of(first.out()
                    .lines()
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

    private CommandContext shard(Path scenario, int index, String place) {
        CommandContext context = new CommandContext();
        int exit = context.execute(
                "run",
                scenario.toString(),
                "--shard",
                index + "/2",
                "--shards-of",
                "monday",
                "--meet",
                place,
                "--quiet",
                "--results",
                directory.resolve("shard" + index).toString());
        assertThat(exit).as(context.err()).isIn(index == 0 ? List.of(0, 3) : List.of(0));
        return context;
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
