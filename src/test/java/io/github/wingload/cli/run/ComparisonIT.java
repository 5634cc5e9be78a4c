package io.github.wingload.cli.run;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.CommandContext;
import io.github.wingload.testserver.Received;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two targets in one run, from the scenario to {@code calls.csv}. */
@Timeout(60)
class ComparisonIT {

    @TempDir
    private Path directory;

    @Test
    void eachRowGoesToBothTargetsWithItsOwnHeaders() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(Script.answer(200, "{}"))) {
            String url = "http://127.0.0.1:" + server.port();
            CommandContext run = run("""
                    name: pairs
                    targets:
                      first: {url: "%s/a", headers: {X-Side: first}}
                      second: {url: "%s/b", headers: {X-Side: second}}
                    load: {users: 3, requests: 120}
                    values: {n: {integer: [1, 1000000000]}}
                    tasks: [get: "/{{n}}"]
                    calls: on
                    seed: 5
                    """.formatted(url, url));

            List<Received> received = server.received();
            assertThat(received).as(run.err()).hasSize(122);
            // Two probes, then the pairs.
            Map<String, List<Received>> pairs = received.stream()
                    .skip(2)
                    .collect(groupingBy(request -> request.target().substring(2)));
            assertThat(pairs.values()).hasSize(60).allSatisfy(pair -> {
                assertThat(pair).hasSize(2);
                for (Received request : pair) {
                    assertThat(request.header("X-Side"))
                            .contains(request.target().startsWith("/a/") ? "first" : "second");
                }
            });
            assertThat(pairs.values().stream()
                            .filter(pair -> pair.get(0).target().startsWith("/a/")))
                    .as("pairs of which a shared cache would have answered the second side faster")
                    .hasSizeBetween(15, 45);
            assertThat(run.err()).contains("sending to first: " + url, "sending to second: " + url);
        }
    }

    @Test
    void simulatorsAreComparedInCallsCsv() throws IOException {
        CommandContext run = run("""
                name: pairs
                targets:
                  fast: {simulator: revertrisk-wikidata-instant}
                  slow: {simulator: {profile: revertrisk-wikidata-instant, faults: {drop: 1}}}
                load: {rate: 20/s, run_time: 1s}
                tasks: [{post: "/v1/models/revertrisk-wikidata:predict", json: {rev_id: 5}}]
                seed: 5
                """);

        List<String> lines = Files.readAllLines(made().resolve("calls.csv"));
        List<String> columns = Arrays.asList(lines.get(0).split(","));
        assertThat(columns).last().isEqualTo("pair");
        Map<String, List<String>> tasks = lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .collect(groupingBy(
                        cells -> cells[cells.length - 1],
                        mapping(cells -> cells[0] + " " + cells[columns.indexOf("status")], toList())));
        assertThat(tasks.values())
                .as(run.err())
                .hasSize(20)
                .allSatisfy(pair -> assertThat(pair).containsExactlyInAnyOrder("fast 200", "slow "));
        assertThat(new CommandContext().execute("report", made().toString())).isNotNegative();
    }

    private CommandContext run(String yaml) throws IOException {
        Path scenario = Files.writeString(directory.resolve("pairs.yaml"), yaml);
        CommandContext run = new CommandContext();
        run.execute(
                "run",
                scenario.toString(),
                "--results",
                directory.resolve("results").toString());
        return run;
    }

    private Path made() throws IOException {
        try (var names = Files.list(directory.resolve("results/pairs"))) {
            return names.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }
}
