package io.github.wingload.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.CommandContext;
import io.github.wingload.testserver.Received;
import io.github.wingload.testserver.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording with a burst, from its file to the report and back. */
class ReplayIT {

    @TempDir
    private Path directory;

    @Test
    void aBurstArrivesAtItsTimesAndTheReportComparesIt() throws IOException {
        List<Long> recorded = new ArrayList<>();
        for (int ms = 0; ms < 3000; ms += 100) {
            recorded.add((long) ms);
        }
        for (int i = 0; i < 300; i++) {
            recorded.add(1000L + i * 3);
        }
        StringBuilder csv = new StringBuilder("id,at\n");
        recorded.forEach(
                ms -> csv.append(ms).append(',').append(1_795_847_400_000L + ms).append('\n'));
        Files.writeString(directory.resolve("edits.csv"), csv);
        try (ScriptedServer server =
                ScriptedServer.start((request, peer) -> peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))) {
            Path scenario = Files.writeString(
                    directory.resolve("replay.yaml"),
                    "name: replay\ntarget: {url: 'http://127.0.0.1:" + server.port()
                            + "'}\nsamples: {file: edits.csv, key: id}\nload: {replay: {time: at}}\nprobe: false\n"
                            + "tasks: [get: '/{{id}}']\n");
            Path results = directory.resolve("results");
            CommandContext run = new CommandContext();
            run.execute("run", scenario.toString(), "--results", results.toString());

            Path made = onlyDirectory(onlyDirectory(results));
            List<String> calls = Files.readAllLines(made.resolve("calls.csv"));
            assertThat(calls).as(run.err()).hasSize(331);
            calls.stream()
                    .skip(1)
                    .map(line -> line.split(","))
                    .forEach(cells -> assertThat(Long.parseLong(cells[1]))
                            .as("the recorded time of the row that was sent")
                            .isEqualTo(Long.parseLong(cells[12]) * 1000));
            String report = Files.readString(made.resolve("report.md"));
            assertThat(report)
                    .contains("replay of 330 recorded starts in 3 s")
                    .contains("## Replay")
                    .contains("| recorded | 330 | 110/s | 310 | 330 | 181.82 |")
                    .contains("A constant load of the same mean starts at most 110 in a second.");
            CommandContext again = new CommandContext();
            assertThat(again.execute("report", made.toString())).as(again.err()).isZero();
            assertThat(again.out()).contains("| recorded | 330 | 110/s | 310 | 330 | 181.82 |");
        }
    }

    @Test
    void theTwinIsConstantAndComparedWithTheReplay() throws IOException {
        Files.writeString(directory.resolve("edits.csv"), "id,at\n1,0.1\n2,0.11\n3,0.12\n4,0.13\n5,0.7\n6,0.9\n");
        try (ScriptedServer server =
                ScriptedServer.start((request, peer) -> peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))) {
            Path scenario = Files.writeString(
                    directory.resolve("replay.yaml"),
                    "name: replay\ntarget: {url: 'http://127.0.0.1:" + server.port()
                            + "'}\nsamples: {file: edits.csv}\nload: {replay: {time: at}}\nprobe: false\nseed: 1\n"
                            + "tasks: [get: '/{{id}}']\n");
            CommandContext run = new CommandContext();
            run.execute(
                    "run",
                    scenario.toString(),
                    "--twin",
                    "--results",
                    directory.resolve("results").toString());

            assertThat(run.out()).contains("from the constant twin to the replay:");
            String twin = "results of the twin: ";
            String results = run.out()
                    .lines()
                    .filter(line -> line.startsWith(twin))
                    .findFirst()
                    .orElseThrow()
                    .substring(twin.length());
            assertThat(Files.readString(Path.of(results, "report.md"))).contains("open model, 6/s constant for 1 s");
            assertThat(server.received())
                    .extracting(Received::target)
                    .endsWith("/1", "/2", "/3", "/4", "/5", "/6")
                    .hasSize(12);
        }
    }

    @Test
    void aTwinNeedsAReplay() throws IOException {
        Path scenario = Files.writeString(
                directory.resolve("rate.yaml"),
                "name: rate\ntarget: {url: 'http://127.0.0.1:1'}\nload: {rate: 5/s, run_time: 1s}\ntasks: [get: /]\n");
        CommandContext run = new CommandContext();
        assertThat(run.execute("run", scenario.toString(), "--twin")).isEqualTo(2);
        assertThat(run.err()).contains("--twin needs a scenario that replays recorded times");
    }

    private static Path onlyDirectory(Path parent) throws IOException {
        try (Stream<Path> inside = Files.list(parent)) {
            return inside.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }
}
