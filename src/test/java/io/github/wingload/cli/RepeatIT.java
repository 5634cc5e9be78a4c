package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same test several times, seen from outside. */
@Timeout(120)
class RepeatIT {

    private static final String RESULTS = "results: ";

    @TempDir
    private Path directory;

    private ScriptedServer server;
    private final CommandContext wingload = new CommandContext();

    @BeforeEach
    void startServer() throws IOException {
        server = ScriptedServer.start(Script.answer(200, "{}"));
    }

    @AfterEach
    void closeServer() throws IOException {
        server.close();
    }

    @Test
    void eachReplicateHasItsOwnDirectoryAndItsOwnSeed() throws Exception {
        assertThat(run(wingload, file(), "-n", "9", "--seed", "41", "--repeat", "3"))
                .isEqualTo(wingload.orLimited(0));
        List<Path> directories = directories();
        assertThat(directories).hasSize(3).doesNotHaveDuplicates();
        assertThat(directories).extracting(RepeatIT::seed).containsExactly(41L, 42L, 43L);
        assertThat(wingload.out())
                .contains("replicate 1 of 3, seed 41", "replicate 3 of 3, seed 43")
                .contains("3 replicates\n------------");
        if (wingload.orLimited(0) == 0) {
            assertThat(wingload.out()).contains("Noise Band", "Student's t");
        }
        assertThat(wingload.out().lines().toList().subList(lines() - 3, lines()))
                .allMatch(line -> line.startsWith(RESULTS));
        assertThat(bodies(0, 9)).isNotEqualTo(bodies(9, 18));
    }

    @Test
    void aReplicateCanBeRepeatedByItself() throws Exception {
        run(wingload, file(), "-n", "9", "--seed", "41", "--repeat", "2");
        List<String> second = bodies(9, 18);
        CommandContext again = new CommandContext();
        assertThat(run(again, directories().get(1).toString())).isEqualTo(again.orLimited(0));
        assertThat(bodies(18, 27)).isEqualTo(second);
    }

    @Test
    void exitCodeIsTheMostSevereOfAllRuns() throws Exception {
        server.close();
        AtomicInteger answers = new AtomicInteger();
        server = ScriptedServer.start((request, peer) ->
                Script.answer(answers.incrementAndGet() <= 5 ? 200 : 500, "{}").play(request, peer));
        assertThat(run(wingload, file(), "-n", "5", "--repeat", "3")).isIn(1, wingload.orLimited(1));
        assertThat(wingload.out()).containsSubsequence("FAIL", "FAIL");
    }

    @Test
    void replicatesAreOneSideAgainstTheBaseline() throws Exception {
        // By time, because runs of which one lasts twice as long as the other are not compared.
        run(wingload, file(), "-t", "1s");
        String baseline = directories().get(0).toString();
        CommandContext again = new CommandContext();
        Path junit = directory.resolve("junit.xml");
        int exitCode = run(
                again,
                file(),
                "-t",
                "1s",
                "--repeat",
                "2",
                "--baseline",
                baseline,
                "--baseline",
                baseline,
                "--junit",
                junit.toString());
        assertThat(junit).content().contains("classname=\"baseline\" name=\"comparison\"");
        assertThat(exitCode).as(again.err()).isIn(0, 1, 3);
        assertThat(again.out()).containsSubsequence("2 replicates\n", RESULTS);
        again.assertCompared("2 replicates\n", "Load tests compared", "each run is one observation", RESULTS);
    }

    @Test
    void changedScenarioEndsTheSeries() throws Exception {
        server.close();
        AtomicInteger answers = new AtomicInteger();
        server = ScriptedServer.start((request, peer) -> {
            if (answers.incrementAndGet() == 5) {
                Files.writeString(directory.resolve("rows.csv"), "rev_id\n1\n2\n");
            }
            Script.answer(200, "{}").play(request, peer);
        });
        assertThat(run(wingload, file(), "-n", "5", "--repeat", "3")).isEqualTo(2);
        assertThat(wingload.err()).contains("have changed since the first replicate", "The series ends here");
        assertThat(wingload.out()).contains("1 of 3 replicates: the series ended early");
        assertThat(directories()).hasSize(1);
    }

    @Test
    void anInterruptionEndsTheSeries() throws Exception {
        file();
        try (Launched launched = Launched.start(directory, "run", "tested.yaml", "-n", "20", "--repeat", "100")) {
            await().until(() -> launched.err().contains("replicate 2 of 100"));
            launched.signal("INT");
            assertThat(launched.exitCode()).as(launched.err()).isEqualTo(130);
            long made = launched.out()
                    .lines()
                    .filter(line -> line.startsWith(RESULTS))
                    .count();
            assertThat(made).isBetween(1L, 99L);
            assertThat(launched.out()).contains(made + " of 100 replicates: the series ended early");
        }
    }

    @Test
    void invalidOptionsAreRefusedBeforeAnythingIsSent() throws Exception {
        assertThat(run(wingload, file(), "--repeat", "2", "--csv", "x")).isEqualTo(2);
        assertThat(wingload.err()).contains("each run would overwrite the tables of the run before");
        assertThat(run(wingload, file(), "--repeat", "0")).isEqualTo(2);
        assertThat(run(wingload, file(), "--repeat", "3", "--dry-run")).isZero();
        assertThat(wingload.out()).contains("repeated     3 times");
        assertThat(server.accepted()).isZero();
    }

    private String file() throws IOException {
        return ScenarioText.against(server.url())
                .load("{users: 1, spawn_rate: 1, run_time: 10m}")
                .writtenTo(directory)
                .toString();
    }

    private int run(CommandContext context, String what, String... options) {
        List<String> arguments = new ArrayList<>(List.of("run", what, "--only-summary", "--results"));
        arguments.add(directory.resolve("results").toString());
        arguments.addAll(List.of(options));
        return context.execute(arguments.toArray(String[]::new));
    }

    private List<Path> directories() {
        return wingload.out()
                .lines()
                .filter(line -> line.startsWith(RESULTS))
                .map(line -> Path.of(line.substring(RESULTS.length())))
                .toList();
    }

    private int lines() {
        return (int) wingload.out().lines().count();
    }

    private static long seed(Path run) {
        JsonNode json = JsonMapper.shared().readTree(run.resolve("run.json"));
        assertThat(json.get("manifest").get("overrides").toString())
                .contains(
                        "--seed " + json.get("manifest").get("plan").get("seed").longValue());
        return json.get("manifest").get("plan").get("seed").longValue();
    }

    private List<String> bodies(int from, int to) {
        return server.received().subList(from, to).stream()
                .map(request -> new String(request.body(), StandardCharsets.UTF_8))
                .toList();
    }
}
