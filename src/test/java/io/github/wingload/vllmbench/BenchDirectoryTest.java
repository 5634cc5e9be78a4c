package io.github.wingload.vllmbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.audit.Audit;
import io.github.wingload.audit.Check;
import io.github.wingload.audit.Finding;
import io.github.wingload.audit.Quantity;
import io.github.wingload.audit.Stated;
import io.github.wingload.audit.StatedResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four levels that were published, with their figures to the digit: 200 requests of 1,024 tokens each, for 128 tokens, with 1, 8, 32 and
 * 64 in flight.
 */
class BenchDirectoryTest {

    private static final Path BASELINE =
            Path.of("src", "test", "resources", "io", "github", "wingload", "vllmbench", "baseline");

    private final BenchDirectory baseline = read();

    @TempDir
    private Path folder;

    @Test
    void summaryIsTheTeamsByteForByte() throws IOException {
        assertThat(BenchSummary.of(baseline.levels().values()))
                .isEqualTo(Files.readString(BASELINE.resolve("summary.md")));
    }

    @Test
    void levelsAreReadInOrderWithWindowAndSummary() {
        assertThat(baseline.levels().keySet()).containsExactly("c1.json", "c8.json", "c32.json", "c64.json");
        assertThat(baseline.window()).contains(Duration.ofSeconds(754));
        assertThat(baseline.summary()).containsOnlyKeys("1", "8", "32", "64");
        assertThat(level(64).throughput().requests().orElseThrow()).isEqualTo(200 / 47.216852189, within(1e-9));
        assertThat(level(64).throughput().output().orElseThrow()).isEqualTo(412.7128153735721, within(1e-9));
    }

    @Test
    void tableOfAThousandUsersFitsItsFile() throws IOException {
        Files.writeString(
                folder.resolve("c1024.json"),
                "{\"num_prompts\": 9, \"completed\": 9, \"failed\": 0, \"duration\": 3.0, \"max_concurrency\": 1024}");
        Files.writeString(folder.resolve("summary.md"), "| conc | req/s |\n|---|---|\n| 1,024 | 2.50 |\n");
        BenchDirectory read = BenchDirectory.read(folder);
        BenchResult level = read.levels().get("c1024.json");

        assertThat(read.withSummary(level.stated("c1024.json"), level).all(Quantity.PER_SECOND))
                .extracting(Stated::value)
                .containsExactly(2.5);
    }

    @Test
    void rateOfATableLeavesOutFailedRequestsAsThatOfItsFileDoes() throws IOException {
        Files.writeString(
                folder.resolve("c4.json"),
                "{\"num_prompts\": 43, \"completed\": 32, \"failed\": 11, \"duration\": 4.0, \"max_concurrency\": 4,"
                        + " \"request_throughput\": 8.0}");
        Files.writeString(folder.resolve("summary.md"), "| conc | req/s |\n|---|---|\n| 4 | 8.00 |\n");
        BenchDirectory read = BenchDirectory.read(folder);
        BenchResult level = read.levels().get("c4.json");

        assertThat(Audit.of(read.withSummary(level.stated("c4.json"), level)))
                .extracting(Finding::check)
                .doesNotContain(Check.RATE, Check.STATED_TWICE);
    }

    @Test
    void eachLevelHasItsFindingsAndNoOthers() {
        List<Check> every = List.of(Check.MOST_IN_FLIGHT, Check.TAIL, Check.UNEQUAL_ANSWERS, Check.MEDIAN_RATE);
        assertThat(found(1)).containsExactlyInAnyOrderElementsOf(every);
        assertThat(found(8)).containsExactlyInAnyOrderElementsOf(with(every, Check.IDLE_USERS));
        List<Check> more = with(
                every, Check.IDLE_USERS, Check.FEW_WAVES, Check.TPOT_AND_ITL, Check.STEADY_IN_FLIGHT, Check.OPENING);
        assertThat(found(32)).containsExactlyInAnyOrderElementsOf(more);
        assertThat(found(64)).containsExactlyInAnyOrderElementsOf(with(more, Check.STEADY_RATE, Check.MEAN_ABOVE_P90));
    }

    @Test
    void findingsHaveThePublishedNumbersToTheDigit() {
        assertThat(number(64, Check.IDLE_USERS, "busy")).isCloseTo(59.181, within(5e-4));
        assertThat(number(32, Check.IDLE_USERS, "busy")).isCloseTo(30.969, within(5e-4));
        assertThat(number(8, Check.IDLE_USERS, "busy")).isCloseTo(7.867, within(5e-4));
        assertThat(number(64, Check.STEADY_IN_FLIGHT, "in_flight")).isCloseTo(49.5, within(0.05));
        assertThat(number(64, Check.STEADY_RATE, "by_tokens")).isCloseTo(4.256, within(5e-4));
        assertThat(number(64, Check.STEADY_RATE, "rate")).isCloseTo(3.54209, within(5e-6));
        assertThat(number(64, Check.TPOT_AND_ITL, "tpot")).isEqualTo(206.472);
        assertThat(number(64, Check.TPOT_AND_ITL, "itl")).isEqualTo(104.214);
        assertThat(number(64, Check.MOST_IN_FLIGHT, "most")).isEqualTo(114);
        assertThat(number(64, Check.FEW_WAVES, "each")).isCloseTo(3.1, within(0.05));
        assertThat(number(1, Check.UNEQUAL_ANSWERS, "each")).isCloseTo(94.665, within(5e-4));
        assertThat(number(1, Check.UNEQUAL_ANSWERS, "median")).isCloseTo(127.8, within(0.1));
        assertThat(number(1, Check.MEDIAN_RATE, "of_median")).isCloseTo(0.277, within(5e-4));
        assertThat(number(8, Check.MEDIAN_RATE, "of_median")).isCloseTo(1.518, within(5e-4));
        assertThat(number(32, Check.MEDIAN_RATE, "of_median")).isCloseTo(3.094, within(5e-4));
        assertThat(number(64, Check.MEDIAN_RATE, "of_median")).isCloseTo(3.531, within(5e-4));
        assertThat(number(1, Check.TAIL, "needed")).isEqualTo(368);
        Finding burst = Audit.ofLevels(statements(), Optional.empty()).get(0);
        assertThat(burst.check()).isEqualTo(Check.BURST);
        assertThat(burst.numbers().get("least").value()).isCloseTo(6_685, within(1.0));
        assertThat(burst.numbers().get("most").value()).isCloseTo(6_971, within(1.0));
    }

    @Test
    void tokensThatWereAskedForAreMissing() {
        Map<Integer, Double> percents = Map.of(1, 26.0, 8, 26.5, 32, 24.8, 64, 23.9);
        percents.forEach((users, percent) -> {
            List<Finding> found = Audit.of(level(users)
                    .stated("level")
                    .renamed("level")
                    .with(Quantity.ASKED_TOKENS, 128)
                    .build());
            assertThat(found)
                    .extracting(Finding::check)
                    .contains(Check.SHORT_ANSWERS)
                    .doesNotContain(Check.UNEQUAL_ANSWERS);
            assertThat(number(found, Check.SHORT_ANSWERS, "percent")).isCloseTo(percent, within(0.06));
        });
    }

    @Test
    void durationsFitTheWindowAndTheTableFitsTheFiles() {
        assertThat(Audit.ofLevels(statements(), baseline.window().map(window -> Stated.within(window.toSeconds(), 1))))
                .extracting(Finding::check)
                .containsExactly(Check.BURST);
        assertThat(Audit.of(baseline.withSummary(level(64).stated("c64.json"), level(64))))
                .extracting(Finding::check)
                .doesNotContain(Check.STATED_TWICE);
    }

    @Test
    void aTableThatDiffersFromItsFileIsFound() throws IOException {
        try (Stream<Path> files = Files.list(BASELINE)) {
            for (Path file : files.toList()) {
                Files.writeString(
                        folder.resolve(file.getFileName()),
                        Files.readString(file).replace("412.71", "421.71"));
            }
        }
        BenchDirectory edited = BenchDirectory.read(folder);
        BenchResult level = edited.levels().get("c64.json");
        assertThat(Audit.of(edited.withSummary(level.stated("c64.json"), level)))
                .extracting(Finding::part)
                .contains("output tokens/s");
    }

    private List<StatedResult> statements() {
        return baseline.levels().values().stream()
                .map(level -> level.stated("level"))
                .toList();
    }

    private BenchResult level(int users) {
        return baseline.levels().get("c" + users + ".json");
    }

    private List<Check> found(int users) {
        return Audit.of(level(users).stated("level")).stream()
                .map(Finding::check)
                .toList();
    }

    private double number(int users, Check check, String name) {
        return number(Audit.of(level(users).stated("level")), check, name);
    }

    private static double number(List<Finding> found, Check check, String name) {
        return found.stream()
                .filter(finding -> finding.check() == check)
                .findFirst()
                .orElseThrow()
                .numbers()
                .get(name)
                .value();
    }

    private static List<Check> with(List<Check> checks, Check... more) {
        return Stream.concat(checks.stream(), Stream.of(more)).toList();
    }

    private static BenchDirectory read() {
        try {
            return BenchDirectory.read(BASELINE);
        } catch (UnreadableRunException e) {
            throw new AssertionError(e);
        }
    }
}
