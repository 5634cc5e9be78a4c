package io.github.wingload.cli.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.CommandContext;
import io.github.wingload.cli.RunsOnDisk;
import io.github.wingload.diff.MadeUpRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code wingload audit}, over every kind of file. */
class AuditCommandTest {

    private static final Path BASELINE =
            Path.of("src", "test", "resources", "io", "github", "wingload", "vllmbench", "baseline");
    private static final Path LOCUST = Path.of("src", "test", "resources", "locust-2.31.5");

    private final CommandContext wingload = new CommandContext();

    @TempDir
    private Path folder;

    @Test
    void levelsOfVllmBenchAreAuditedOneByOneAndTogether() {
        assertThat(audit(BASELINE.toString(), "--max-tokens", "128")).isEqualTo(1);
        assertThat(wingload.out())
                .contains("findings in 5 results", "c64.json", "all levels together")
                .contains("114 requests in flight are stated, more than the limit of 64")
                .contains("An answer has 97.435 tokens on average, 23.879% less than the 128 that were asked for")
                .contains("The mean TPOT is 206.47 ms and the mean ITL 104.21 ms")
                .contains("p99 of 200 has no upper bound; 368 are the fewest that give one");
        assertThat(wingload.err()).isEmpty();
    }

    @Test
    void findingsAreJsonForPrograms() throws IOException {
        assertThat(audit(BASELINE.resolve("c64.json").toString(), "--json")).isEqualTo(1);
        JsonNode document = new JsonMapper().readTree(wingload.out());
        assertThat(document.path("schema_version").intValue()).isEqualTo(1);
        JsonNode finding = document.path("results").path(0).path("findings").path(0);
        assertThat(finding.path("check").asString()).isEqualTo("most_in_flight");
        assertThat(finding.path("certainty").asString()).isEqualTo("cannot_be");
        assertThat(finding.path("formula").asString()).isEqualTo("most in flight ≤ users: 114 > 64");
        assertThat(finding.path("numbers").path("most").doubleValue()).isEqualTo(114);
    }

    @Test
    void aRunOfWingloadHasNoFindings() throws IOException {
        MadeUpRun run = new MadeUpRun(Duration.ofSeconds(20)).users(1).steady(50, 200);
        Path directory = RunsOnDisk.save(run, folder, "2026-11-22T00:00:00Z");
        int exit = audit(directory.toString());
        assertThat(wingload.out()).doesNotContain("cannot be:", "worth a look");
        assertThat(exit).isIn(0, 1);
        assertThat(audit(directory.resolve("report.json").toString())).isEqualTo(exit);
        assertThat(audit("latest", "--results", folder.toString())).isEqualTo(exit);
    }

    @Test
    void tablesOfLocustAreFoundByAnyOfTheirNames() {
        int exit = audit(LOCUST.resolve("full").toString());
        assertThat(audit(LOCUST.resolve("full_stats.csv").toString())).isEqualTo(exit);
        assertThat(audit(LOCUST.resolve("full_stats_history.csv").toString())).isEqualTo(exit);
        assertThat(wingload.out()).doesNotContain("This cannot be:");
    }

    @Test
    void allProblemsOfFilesAreNamedAndNothingIsPrinted() throws IOException {
        Path array = Files.writeString(folder.resolve("c1.json"), "[1, 2]");
        Path ticket = Files.writeString(folder.resolve("ticket.yaml"), "name: x\ndate: 2026-01-01\n");
        Path halves = Files.writeString(
                folder.resolve("halves.json"),
                "{\"request_throughput\": -1, \"num_prompts\": 0.5, \"duration\": 0, \"completed\": 1}");
        assertThat(audit(array.toString(), ticket.toString(), halves.toString(), "nowhere"))
                .isEqualTo(2);
        assertThat(wingload.out()).isEmpty();
        assertThat(wingload.err())
                .contains("c1.json: not a JSON file of vllm-bench: it has no request_throughput, num_prompts, duration")
                .contains("requests: missing")
                .contains("num_prompts is not a count; ")
                .contains("duration is not above 0")
                .contains("request_throughput is not a number from 0")
                .contains("nowhere: there is no run's directory");
        assertThat(audit(array.toString(), "--max-tokens", "-1")).isEqualTo(2);
    }

    @Test
    void hostileJsonEndsInAMessage() throws IOException {
        String deep = "{\"duration\":".repeat(2_000) + "1" + "}".repeat(2_000);
        for (String text : new String[] {
            "",
            "null",
            "{",
            deep,
            "{\"duration\": 1e999}",
            "{\"num_prompts\": 99999999999999999999}",
            "\u0000",
            "{} {} {"
        }) {
            Path file = Files.writeString(folder.resolve("hostile.json"), text);
            assertThat(audit(file.toString()))
                    .as(text.substring(0, Math.min(20, text.length())))
                    .isEqualTo(2);
        }
        assertThat(wingload.err()).doesNotContain("Exception", "bug");
    }

    private int audit(String... arguments) {
        return wingload.execute(
                Stream.concat(Stream.of("audit"), Arrays.stream(arguments)).toArray(String[]::new));
    }
}
