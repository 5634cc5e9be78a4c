package io.github.wingload.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.CommandContext;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two targets in one run, from the scenario to the report's first lines. */
@Timeout(60)
class ComparisonReportIT {

    @TempDir
    private Path directory;

    /** One side answers a tenth of a second later than the other. */
    @Test
    void theReportAnswersWhichSideIsFasterAndIsMadeAgainFromItsCalls() throws IOException {
        Script answer = Script.answer(200, "{}");
        Map<String, Script> sides =
                Map.of("/external/x", Script.after(Duration.ofMillis(100), answer), "/internal/x", answer);
        try (ScriptedServer server = ScriptedServer.start(Script.byPath(sides))) {
            String url = "http://127.0.0.1:" + server.port();
            CommandContext run = new CommandContext();
            run.execute("run", scenario("""
                    name: sides
                    targets:
                      external: {url: "%s/external"}
                      internal: {url: "%s/internal"}
                    load: {users: 4, run_time: 3500ms}
                    tasks: [get: /x]
                    seed: 5
                    thresholds:
                      - success rate of internal >= 50%%
                      - p90 of ok of external >= 90ms
                      - difference of p50 >= 50ms
                      - difference of mean <= 20ms
                    """.formatted(url, url)), "--results", directory.toString());
            assertThat(run.err()).contains("sending to external");
            Path made = made();
            List<String> report = Files.readAllLines(made.resolve("report.md"));
            assertThat(report.subList(2, 5))
                    .as(run.err())
                    .satisfiesExactly(
                            line -> assertThat(line).contains("Internal is faster than external: "),
                            line -> assertThat(line).contains("External was slower in ", " pairs "),
                            line -> assertThat(line).contains("is spent waiting for the response"));
            assertThat(run.out())
                    .startsWith("Internal is faster than external: ")
                    .contains("Comparison: external against internal");
            assertThat(run.out())
                    .containsPattern("difference of p50 >= 50ms .* pass")
                    .containsPattern("difference of mean <= 20ms .* fail");
            assertThat(made(made, "markdown")).isEqualTo(Files.readString(made.resolve("report.md")));
            assertThat(made(made, "json")).isEqualTo(Files.readString(made.resolve("report.json")));
        }
    }

    @Test
    void aDifferenceOfOneTargetIsRefusedWithItsPlace() throws IOException {
        CommandContext validate = new CommandContext();
        validate.execute("validate", scenario("""
                name: sides
                target: {simulator: revertrisk-wikidata-instant}
                load: {users: 1, requests: 2}
                tasks: [get: /]
                thresholds: [difference of p50 <= 20ms]
                """));
        assertThat(validate.err()).contains("a difference needs two sides, and this scenario has one target");
    }

    private String scenario(String yaml) throws IOException {
        return Files.writeString(directory.resolve("sides.yaml"), yaml).toString();
    }

    private static String made(Path run, String format) {
        CommandContext report = new CommandContext();
        report.execute("report", run.toString(), "--format", format);
        return report.out();
    }

    private Path made() throws IOException {
        try (var names = Files.list(directory.resolve("sides"))) {
            return names.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }
}
