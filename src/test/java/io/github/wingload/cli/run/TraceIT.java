package io.github.wingload.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.CommandContext;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ids of a run with {@code trace}, from the wire to the report. */
class TraceIT {

    @TempDir
    private Path directory;

    @Test
    void aSlowOrFailedCallCanBeFoundByItsIds() throws IOException {
        List<String> sent = new CopyOnWriteArrayList<>();
        Script script = (request, peer) -> {
            sent.add(request.header("traceparent").orElseThrow().substring(3, 35));
            peer.send("HTTP/1.1 " + (sent.size() == 1 ? "500 Broken" : "200 OK") + "\r\nX-Request-ID: answer-"
                    + sent.size() + "\r\nContent-Length: 0\r\n\r\n");
        };
        try (ScriptedServer server = ScriptedServer.start(script)) {
            Path scenario = Files.writeString(
                    directory.resolve("traced.yaml"),
                    "name: traced\ntarget: {url: 'http://127.0.0.1:" + server.port()
                            + "'}\nload: {users: 1, requests: 3}\nprobe: false\ntrace: w3c\ntasks: [get: /]\n");
            Path results = directory.resolve("results");
            new CommandContext().execute("run", scenario.toString(), "--results", results.toString());

            assertThat(sent).hasSize(3).doesNotHaveDuplicates();
            Path run = onlyDirectory(onlyDirectory(results));
            List<String> calls = Files.readAllLines(run.resolve("calls.csv"));
            String report = Files.readString(run.resolve("report.md"));
            for (int call = 0; call < 3; call++) {
                assertThat(calls.get(call + 1)).endsWith("," + sent.get(call) + ",answer-" + (call + 1));
                assertThat(report).contains("| `" + sent.get(call) + "` | `answer-" + (call + 1) + "` |");
            }
            assertThat(report.split(sent.get(0), -1))
                    .as("slow calls and errors")
                    .hasSize(3);
        }
    }

    private static Path onlyDirectory(Path parent) throws IOException {
        try (Stream<Path> inside = Files.list(parent)) {
            return inside.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }
}
