package io.github.wingload.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.CommandContext;
import io.github.wingload.cli.ScenarioText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anything is sent, and the plan of a shard. */
class ShardOptionsTest {

    private static final ScenarioText SCENARIO = ScenarioText.against(URI.create("http://127.0.0.1:9"));

    @TempDir
    private Path directory;

    private final CommandContext wingload = new CommandContext();

    @ParameterizedTest
    @ValueSource(strings = {"3/3", "4/3", "-1/3", "1", "1/0", "a/b", "1/3/4", "1234567/9999999"})
    void aShardIsAPartOfAWhole(String shard) throws IOException {
        assertThat(refused(SCENARIO, "--shard", shard, "--shards-of", "monday"))
                .startsWith("wingload: --shard " + shard + " is not the number of a shard");
    }

    @Test
    void shardAndRunNeedEachOther() throws IOException {
        assertThat(refused(SCENARIO, "--shard", "0/2")).contains("--shard and --shards-of need each other");
        assertThat(refused(SCENARIO, "--shards-of", "monday")).contains("--shard and --shards-of need each other");
    }

    @Test
    void theNameOfARunIsOneForFiles() throws IOException {
        assertThat(refused(SCENARIO, "--shard", "0/2", "--shards-of", "../monday"))
                .contains("--shards-of ../monday is not a name of a run");
    }

    @Test
    void everythingThatCannotBeDividedIsNamed() throws IOException {
        assertThat(refused(
                        SCENARIO.load("{users: 3, requests: 2, spawn_rate: 3}"), "--shard", "0/4", "--shards-of", "x"))
                .contains("the load cannot be divided into 4 shards: it has only 3 users; it has only 2 calls\n");
        assertThat(refused(SCENARIO, "--rate", "1/s", "-t", "2s", "--shard", "0/4", "--shards-of", "x"))
                .contains("it has only 2 starts\n");
        assertThat(refused(
                        ScenarioText.againstSimulator("revertrisk-wikidata-instant"),
                        "--shard",
                        "0/2",
                        "--shards-of",
                        "x"))
                .contains("each shard would have a simulator of its own");
    }

    @Test
    void whatNeedsAWholeRunIsRefused() throws IOException {
        assertThat(refused(SCENARIO, "--shard", "0/2", "--shards-of", "x", "--repeat", "2"))
                .contains("--repeat cannot be combined with --shard or --start-at");
        assertThat(refused(SCENARIO, "--start-at", "2026-11-27T08:00:00Z", "--repeat", "2"))
                .contains("--repeat cannot be combined with --shard or --start-at");
        assertThat(refused(SCENARIO, "--shard", "0/2", "--shards-of", "x", "--baseline", "latest"))
                .contains("--baseline cannot be combined with --shard: a shard is not judged");
    }

    @Test
    void aMeetingThatDoesNotFitIsRefused() throws IOException {
        assertThat(refused(SCENARIO, "--meet", "loader-0:7411")).contains("--meet is for shards");
        assertThat(refused(SCENARIO, "--shard", "0/2", "--shards-of", "x", "--meet", "loader-0"))
                .contains("--meet loader-0 is not a host and a port");
        assertThat(refused(SCENARIO, "--shard", "0/2", "--shards-of", "x", "--meet", "loader-0:70000"))
                .contains("--meet loader-0:70000 is not a host and a port");
        assertThat(refused(SCENARIO, "--shard", "0/2", "--shards-of", "x", "--meet", "l:1", "--on-lost", "maybe"))
                .contains("--on-lost maybe is neither stop nor go-on");
        assertThat(refused(
                        SCENARIO,
                        "--shard",
                        "1/2",
                        "--shards-of",
                        "x",
                        "--meet",
                        "l:1",
                        "--start-at",
                        "2026-11-27T08:00:00Z"))
                .contains("--meet and --start-at exclude each other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"08:00", "2026-11-27", "2026-11-27T08:00:00", "tomorrow"})
    void aStartIsADateAndATimeWithItsZone(String time) throws IOException {
        assertThat(refused(SCENARIO, "--start-at", time)).contains("--start-at " + time + " is not a time");
    }

    @Test
    void aStartIsWithinADay() throws IOException {
        assertThat(refused(SCENARIO, "--start-at", "2999-01-01T00:00:00Z")).contains("is more than a day ahead");
    }

    @Test
    void aStartThatHasPassedSendsNothingAndHasItsOwnExitCode() throws IOException {
        String passed = Instant.now().minusSeconds(60).toString();
        assertThat(run(SCENARIO, "--start-at", passed)).isEqualTo(3);
        assertThat(wingload.err())
                .contains("the start at " + passed + " passed ")
                .contains("was not started");
        assertThat(directory.resolve("results/tested")).isEmptyDirectory();
    }

    @Test
    void theDryRunShowsThePart() throws IOException {
        assertThat(run(
                        SCENARIO.load("{users: 50, spawn_rate: 10, run_time: 30s}"),
                        "--shard",
                        "2/3",
                        "--shards-of",
                        "monday",
                        "--dry-run"))
                .isZero();
        assertThat(wingload.out()).contains("shard        2 of 3 of monday, numbered from 0: 16 users of these");
    }

    @Test
    void shardsOfOneRunHaveOneSeedAlsoIfNoneIsGiven() throws IOException {
        assertThat(seeds("monday"))
                .hasSize(2)
                .doesNotContain("seed         7")
                .satisfies(seeds -> assertThat(seeds.get(0)).isEqualTo(seeds.get(1)));
        assertThat(seeds("monday")).isNotEqualTo(seeds("tuesday"));
    }

    private List<String> seeds(String run) throws IOException {
        List<String> seeds = new ArrayList<>();
        Path file = SCENARIO.writtenTo(directory);
        Files.writeString(file, Files.readString(file).replace("seed: 7\n", ""));
        for (String shard : List.of("0/2", "1/2")) {
            CommandContext context = new CommandContext();
            context.execute("run", file.toString(), "--shard", shard, "--shards-of", run, "--dry-run");
            context.out().lines().filter(line -> line.startsWith("seed ")).forEach(seeds::add);
        }
        return seeds;
    }

    private String refused(ScenarioText scenario, String... options) throws IOException {
        CommandContext context = new CommandContext();
        assertThat(run(context, scenario, options)).as(context.err()).isEqualTo(2);
        assertThat(context.err()).endsWith("Nothing was sent.\n");
        return context.err();
    }

    private int run(ScenarioText scenario, String... options) throws IOException {
        return run(wingload, scenario, options);
    }

    private int run(CommandContext context, ScenarioText scenario, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                scenario.writtenTo(directory).toString(),
                "--results",
                directory.resolve("results").toString()));
        arguments.addAll(List.of(options));
        return context.execute(arguments.toArray(String[]::new));
    }
}
