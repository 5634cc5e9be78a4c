package io.github.wingload.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.wingload.cli.CommandContext;
import io.github.wingload.cli.Finished;
import io.github.wingload.cli.ScenarioText;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How runs begin, end and are told to be otherwise, seen from outside. */
@Timeout(60)
class RunCommandIT {

    @TempDir
    private Path directory;

    private ScriptedServer server;
    private CommandContext wingload = new CommandContext();

    @BeforeEach
    void startServer() throws IOException {
        server = ScriptedServer.start(Script.answer(200, "{}"));
    }

    @AfterEach
    void closeServer() throws IOException {
        server.close();
    }

    @Test
    void unreachedLoadIsReportedFirstAndHasItsOwnExitCode() throws Exception {
        assertThat(run(scenario().load("{users: 100, spawn_rate: 10, run_time: 500ms}")))
                .isEqualTo(3);
        assertThat(wingload.out())
                .startsWith("Verdict: INVALID")
                .containsOnlyOnce("only 10 of 100 users had started when the run time ended");
        assertThat(wingload.err()).contains("warning: 100 users at 10 per second");
    }

    @Test
    void exhaustedSamplesEndTheRunWithoutAFailure() throws Exception {
        ScenarioText scenario = scenario().pick("once").load("{users: 100, spawn_rate: 10, run_time: 10m}");
        assertThat(run(scenario)).isEqualTo(wingload.orLimited(0));
        assertThat(wingload.out()).containsOnlyOnce("ended early: all rows of the samples were used");
        finished().agreeOn(20, 0);
        assertThat(bodies()).doesNotHaveDuplicates().hasSize(20);
    }

    @Test
    void quietRunsPrintWhatIsWrongAndWhereTheResultsAre() throws Exception {
        int exitCode = run(scenario(), "-n", "11", "--quiet");
        assertThat(wingload.err()).doesNotContain("sending to", "note: ");
        if (exitCode == 0) {
            assertThat(wingload.out().lines()).singleElement().asString().startsWith("results: ");
        } else {
            assertThat(wingload.out()).startsWith("Verdict: ").doesNotContain("# reqs");
        }
    }

    @Test
    void aNumberOfRequestsEndsTheRun() throws Exception {
        assertThat(run(scenario(), "-n", "11")).isEqualTo(wingload.orLimited(0));
        finished().agreeOn(11, 0);
        assertThat(server.received()).hasSize(11);
    }

    @Test
    void unwritableResultsAreReportedBeforeAnythingIsSent() throws Exception {
        Path file = Files.writeString(directory.resolve("a-file"), "");
        assertThat(wingload.execute("run", scenario().writtenTo(directory).toString(), "--results", file + "/results"))
                .isEqualTo(2);
        assertThat(wingload.err()).contains("a-file").endsWith("Nothing was sent." + System.lineSeparator());
        assertThat(wingload.out()).isEmpty();
        assertThat(server.received()).isEmpty();
    }

    @Test
    void resultsDeletedDuringTheRunAreReportedAndTheLoadContinues() throws Exception {
        Path scenario =
                scenario().load("{users: 2, spawn_rate: 10, run_time: 5s}").writtenTo(directory);
        Path results = directory.resolve("results");
        AtomicInteger received = new AtomicInteger();
        Thread vandal = new Thread(() -> {
            await().until(() -> server.received().size() > 50);
            deleteTree(results);
            received.set(server.received().size());
        });
        vandal.start();
        int exitCode = wingload.execute("run", scenario.toString(), "--results", results.toString());
        vandal.join();

        assertThat(exitCode).as(wingload.err()).isEqualTo(wingload.orLimited(5));
        assertThat(wingload.err()).contains("run.json is not complete: ");
        assertThat(wingload.out()).contains(" Aggregated ");
        assertThat(server.received().size()).as("requests after that").isGreaterThan(received.get());
    }

    @Test
    void urlOptionDropsSettingsOfTheFilesUrl() throws Exception {
        ScenarioText scenario = scenario().target("{url: 'http://127.0.0.1:1', host_header: own.example}");
        assertThat(run(scenario, "--url", server.url() + "/base", "-n", "3")).isEqualTo(wingload.orLimited(0));
        assertThat(wingload.err()).contains("note: --url drops these settings of the file's target: host_header");
        assertThat(server.received())
                .hasSize(3)
                .allSatisfy(request -> assertThat(request.target()).startsWith("/base/v1/"));
    }

    @Test
    void locustTablesAreAlsoWrittenToThePrefix() throws Exception {
        assertThat(run(scenario(), "-n", "3", "--csv", directory.resolve("here/load") + ""))
                .isEqualTo(wingload.orLimited(0));
        for (String ending : List.of("_stats.csv", "_stats_history.csv", "_failures.csv", "_exceptions.csv")) {
            assertThat(Files.readString(directory.resolve("here/load" + ending)))
                    .isEqualTo(Files.readString(finished().directory().resolve("tested" + ending)));
        }
    }

    @Test
    void aRunIsRepeatedWithItsOverridesAndItsSeed() throws Exception {
        ScenarioText scenario = scenario().load("{users: 1, spawn_rate: 1, run_time: 10m}");
        assertThat(run(scenario, "-n", "9", "--seed", "12345")).isEqualTo(wingload.orLimited(0));
        List<String> before = bodies();
        Path first = finished().directory();

        wingload = new CommandContext();
        assertThat(wingload.execute("run", first.toString(), "--results", directory.resolve("again") + ""))
                .isEqualTo(wingload.orLimited(0));
        assertThat(bodies().subList(9, 18)).isEqualTo(before);
        assertThat(finished().directory()).isNotEqualTo(first);
        finished().agreeOn(9, 0);
    }

    @Test
    void aRunsDirectoryIsNeverUsedAgain() throws Exception {
        assertThat(run(scenario(), "-n", "1")).isEqualTo(wingload.orLimited(0));
        assertThat(run(scenario(), "-n", "1")).isEqualTo(wingload.orLimited(0));
        try (Stream<Path> runs = Files.list(directory.resolve("results/tested"))) {
            assertThat(runs).hasSize(2);
        }
    }

    @Test
    void aDryRunShowsThePlanAndThreeRequestsAndSendsNothing() throws Exception {
        assertThat(run(scenario(), "--dry-run", "-u", "40")).isZero();
        assertThat(wingload.out())
                .contains("load         40 users at 30/s for 2 s")
                .contains("ramp         the last user starts after 1 s")
                .contains("up to 40 at once, 140 file descriptors in all")
                .contains("20 rows of rev_id (integer), picked random")
                .contains("request 1:\n  POST /v1/models/revertrisk-wikidata:predict HTTP/1.1\n")
                .contains("request 3:")
                .contains("{\"rev_id\":1003}");
        assertThat(server.accepted()).isZero();
        assertThat(directory.resolve("results")).doesNotExist();
    }

    @Test
    void dryRunReportsAPlanThatCannotBeRun() throws Exception {
        assertThat(run(scenario(), "--dry-run", "-u", "1000000")).isEqualTo(2);
        assertThat(wingload.out()).contains("1,000,000 users");
        assertThat(wingload.err()).contains("this cannot be run: the plan needs ");
    }

    @Test
    void allProblemsOfAScenarioAreListedAndNothingIsSent() throws Exception {
        assertThat(run(scenario().deadline("30").load("{users: 3, run_tiem: 2s}")))
                .isEqualTo(2);
        assertThat(wingload.err().lines())
                .hasSizeGreaterThanOrEqualTo(2)
                .anyMatch(line -> line.contains("tested.yaml:3:") && line.contains("did you mean `run_time`?"))
                .anyMatch(line -> line.contains("tested.yaml:5:") && line.contains("30 has no unit"));
        assertThat(server.accepted()).isZero();
        assertThat(directory.resolve("results")).doesNotExist();
    }

    private ScenarioText scenario() {
        return ScenarioText.against(server.url());
    }

    private int run(ScenarioText scenario, String... options) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("run", scenario.writtenTo(directory).toString()));
        arguments.addAll(List.of("--results", directory.resolve("results").toString()));
        arguments.addAll(List.of(options));
        return wingload.execute(arguments.toArray(String[]::new));
    }

    private Finished finished() {
        return Finished.of(wingload.out(), directory);
    }

    private List<String> bodies() {
        return server.received().stream()
                .map(request -> new String(request.body(), StandardCharsets.UTF_8))
                .toList();
    }

    /** While somebody is still writing into it: until nothing is left. */
    private static void deleteTree(Path root) {
        await().ignoreExceptions().until(() -> {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException fault) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
            return !Files.exists(root);
        });
    }
}
