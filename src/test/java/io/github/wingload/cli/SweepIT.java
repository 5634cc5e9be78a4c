package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code wingload sweep}, against the simulator. */
class SweepIT {

    /** One pod, which carries a few calls a second. */
    private static final String SCENARIO = """
            name: one-pod
            target: {simulator: {profile: revertrisk-wikidata-staging, pods: 1, max_pods: 1}}
            load: {users: 4, spawn_rate: 10, run_time: 1s}
            deadline: 2s
            values: {id: {integer: [1, 1000000]}}
            tasks:
              - post: /v1/models/revertrisk-wikidata:predict
                json: {rev_id: "{{id}}"}
            """;

    @TempDir
    Path folder;

    private final CommandContext context = new CommandContext();

    @Test
    void eachLevelIsAnOrdinaryRunAndALaterSweepIsComparedWithIt() throws IOException {
        int exit = sweep("--users", "1,4", "--rest", "0s", "--settle", "0s");

        assertThat(context.err()).contains("sweep: 2 levels, ").contains("level 1 of 2, 1 user for 1 s");
        assertThat(context.out()).contains("1 user: ").contains("4 users: ").contains("Sweep of one-pod: 2 levels");
        JsonNode sweep = document();
        assertThat(sweep.path("levels")
                        .valueStream()
                        .map(level -> level.path("level").asString()))
                .containsExactly("1", "4");
        for (JsonNode level : sweep.path("levels")) {
            Path run = sweepDirectory().resolve(level.path("directory").asString());
            assertThat(run.resolve("report.json")).exists();
            assertThat(level.path("verdict").asString()).isIn("PASS", "INVALID");
        }
        assertThat(exit)
                .isEqualTo(
                        sweep.path("levels")
                                        .valueStream()
                                        .allMatch(level ->
                                                level.path("verdict").asString().equals("PASS"))
                                ? 0
                                : 3);
        assertThat(Files.readString(sweepDirectory().resolve("sweep.md")))
                .contains("# ")
                .contains("| 4 users ");

        Path before = sweepDirectory();
        assertThat(sweep("--users", "2", "--baseline", before.toString())).isEqualTo(2);
        assertThat(context.err()).contains("has none of the levels of this sweep");
        assertThat(sweep("--users", "1", "--baseline", folder.toString())).isEqualTo(2);
        assertThat(context.err()).contains("has no results at several loads", "Nothing was sent.");
        assertThat(context.out()).doesNotContain("Load levels compared");

        int later = sweep("--users", "1", "--settle", "0s", "--baseline", before.toString());
        assertThat(context.out())
                .contains("Load levels compared", "1 user: ", "Only in A: 4 users", "Exit code " + later);
    }

    @Test
    void firstLevelThatFailsEndsASweepThatIsToStopThere() throws IOException {
        sweep(
                "--rate",
                "10/s,20/s,40/s",
                "--stop-on",
                "fail",
                "--rest",
                "0s",
                "--settle",
                "0s",
                "--threshold",
                "p50 of ok <= 1ms");

        List<String> verdicts = document()
                .path("levels")
                .valueStream()
                .map(level -> level.path("verdict").asString())
                .toList();
        // A busy machine may not make the load of a level, which is then invalid, but hardly of all three.
        assertThat(verdicts.indexOf("FAIL")).isNotNegative().isEqualTo(verdicts.size() - 1);
        assertThat(context.out()).contains(verdicts.size() == 3 ? "3 levels" : verdicts.size() + " of 3 levels");
    }

    @Test
    void quietSweepPrintsWhatIsWrongAndWhereTheResultsAre() {
        int exit = sweep("--users", "1", "--settle", "0s", "--quiet");

        assertThat(context.err()).doesNotContain("level 1 of 1", "sending to", "sweep: ");
        assertThat(context.out().lines().filter(line -> line.startsWith("results: ")))
                .hasSize(1);
        if (exit == 0) {
            assertThat(context.out()).startsWith("results: ");
        } else {
            assertThat(context.out())
                    .contains("What limited the levels that did not pass:")
                    .doesNotContain("Ok/h");
        }
    }

    @Test
    void dryRunPrintsTheBudgetAndSendsNothing() {
        int exit = sweep("--find", "p90 of ok <= 100ms", "--from", "10/s", "--to", "100/s", "--dry-run");

        assertThat(exit).isZero();
        assertThat(context.out())
                .contains("search from 10/s: ")
                .contains(" runs at most if each decides, ", "; with repeats, it ends after ")
                .contains("  16/s")
                .contains("Nothing was sent.");
        assertThat(folder.resolve("results")).doesNotExist();
    }

    @Test
    void levelsOfTheScenarioNeedNoOptions() {
        assertThat(run(SCENARIO + "sweep: {rate: [2/s, 4/s], rest: 1s, at_least: 3s}\n", "--dry-run"))
                .isZero();
        assertThat(context.out()).contains("sweep: 2 levels, 7 s, 18 calls", "  2/s", "  4/s");
        assertThat(run(SCENARIO + "sweep: {rate: [2/s, 4/s], rest: 1s}\n", "--dry-run", "--rate", "3/s", "-t", "2s"))
                .isZero();
        assertThat(context.out()).contains("sweep: 1 level, 2 s, 6 calls", "  3/s");
    }

    @Test
    void callsThatWarmAModelUpAreInTheBudget() {
        String stream = """
                name: stream
                target: {url: "http://127.0.0.1:9"}
                load: {users: 8, run_time: 1m}
                tasks:
                  - post: /v1/completions
                    json: {prompt: a, stream: true}
                    stream: openai
                """;
        assertThat(run(stream, "--dry-run", "--users", "8,16")).isZero();
        assertThat(context.out()).contains("; before the first level, 16 calls warm the service up");
        assertThat(run(stream, "--dry-run", "--rate", "2/s,4/s")).isZero();
        assertThat(context.out()).contains("; before the first level, 10 calls warm the service up");
        String limited = stream + "limits: {requests_per_hour: 40}\n";
        assertThat(run(limited, "--dry-run", "--users", "8,16")).isEqualTo(2);
        assertThat(context.err()).contains("all levels together send at least 43 requests in an hour");
    }

    @Test
    void bothCallsOfPairsAreCounted() {
        String pairs = """
                name: pairs
                targets: {a: {url: "http://127.0.0.1:9"}, b: {url: "http://127.0.0.1:9", headers: {X-Route: canary}}}
                load: {rate: 1/s, run_time: 1s}
                tasks: [get: /]
                probe: false
                sweep: {rate: [2/s, 4/s], rest: 1s, at_least: 3s}
                """;
        assertThat(run(pairs, "--dry-run")).isZero();
        assertThat(context.out()).contains("sweep: 2 levels, 7 s, 36 calls");
        assertThat(run(pairs + "limits: {requests_per_hour: 30}\n", "--dry-run"))
                .isEqualTo(2);
        assertThat(context.err()).contains("all levels together send 36 requests in an hour");
    }

    @Test
    void levelsOfAUrlNeedNoScenario() {
        assertThat(context.execute(
                        "sweep",
                        "http://127.0.0.1:9/predict",
                        "-d",
                        "{}",
                        "--rate",
                        "10/s,20/s",
                        "-t",
                        "2s",
                        "--dry-run"))
                .isZero();
        assertThat(context.out()).contains("sweep: 2 levels, 9 s, 60 calls", "  10/s", "  20/s", "Nothing was sent.");
        assertThat(context.err()).doesNotContain("drops");
    }

    @Test
    void wrongLinesNameTheRemedy() {
        assertThat(sweep()).isEqualTo(2);
        assertThat(context.err()).contains("a sweep needs its levels, or --find to search for one");
        assertThat(sweep("--users", "1,x")).isEqualTo(2);
        assertThat(context.err()).contains("--users x is not a load");
        assertThat(sweep("--users", "4/s")).isEqualTo(2);
        assertThat(context.err()).contains("--users 4/s is not a number of users");
        assertThat(sweep("--find", "p90 of ok <= 1s", "--from", "9/s", "--to", "5/s"))
                .isEqualTo(2);
        assertThat(context.err()).contains("a search cannot go from 9/s to 5/s");
        assertThat(sweep("--find", "p90 of nothing", "--from", "5/s", "--to", "9/s"))
                .isEqualTo(2);
        assertThat(context.err()).contains("command line: --find: expected ok");
        assertThat(sweep("--users", "1", "--from", "5/s")).isEqualTo(2);
        assertThat(context.err()).contains("--from, --to and --confirm belong to --find");
        assertThat(folder.resolve("results")).doesNotExist();
    }

    @Test
    void anInterruptionEndsTheSweepAndKeepsWhatIsKnown() throws Exception {
        String levels = IntStream.rangeClosed(1, 60).mapToObj(Integer::toString).collect(Collectors.joining(","));
        CompletableFuture<Integer> exit =
                CompletableFuture.supplyAsync(() -> sweep("--users", levels, "--rest", "0s", "--settle", "0s"));
        await().until(() -> exit.isDone() || context.err().contains("level 2 of 60"));
        assertThat(exit).isNotDone();
        interrupt();

        assertThat(exit).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(130);
        int made = document().path("levels").size();
        assertThat(made).isBetween(1, 59);
        assertThat(context.out()).contains("Sweep of one-pod: " + made + " of 60 levels", "results: ");
        assertThat(sweepDirectory().resolve("sweep.html")).exists();
    }

    /** What Ctrl-C does to this process, whose handler is that of the sweep. */
    private static void interrupt() throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        signal.getMethod("raise", signal)
                .invoke(null, signal.getConstructor(String.class).newInstance("INT"));
    }

    @Test
    void levelsShareTheHourlyLimitWhileTheyRun() throws IOException {
        String limited = SCENARIO.replace("users: 4", "users: 1") + "limits: {requests_per_hour: 3}\nprobe: false\n";
        assertThat(run(limited, "--users", "1,1,1", "--rest", "0s", "--settle", "0s"))
                .isNotZero();
        assertThat(context.err()).contains("within an hour, all that the limit own allows");
        assertThat(document().path("levels").size()).isBetween(1, 2);
    }

    @Test
    void levelsAreComparedWithTheLimitAndTheLoadOfTheFileIsNot() {
        String limited = SCENARIO.replace("users: 4", "users: 90") + "limits: {requests_per_hour: 20}\n";
        assertThat(run(limited, "--users", "1,2", "--dry-run")).isZero();
        assertThat(context.out()).contains("sweep: 2 levels, ", "at least 3 calls", "Nothing was sent.");
        assertThat(context.err())
                .contains("all levels together send at least 5 requests in an hour, and the limit own is 20; it is"
                        + " checked while they run")
                .doesNotContain("90");
        assertThat(run(limited, "--find", "p90 of ok <= 1s", "--from", "1", "--to", "2", "--dry-run"))
                .isZero();
        assertThat(context.out()).containsPattern("search from 1 user: \\d+ runs at most if each decides, [^,]+;");
        assertThat(context.err()).contains("all levels together may send ");
        assertThat(run(limited, "--users", "30", "--dry-run")).isEqualTo(2);
        assertThat(context.err()).contains("send at least 31 requests in an hour");
        assertThat(run(limited, "--users", "30", "-t", "2h", "--dry-run")).isEqualTo(2);
        assertThat(run(limited, "--users", "30", "--exceed-limits", "--dry-run"))
                .isZero();
        assertThat(context.err()).contains("warning: all levels together send at least 31 requests");
    }

    @Test
    void levelsThatExceedALimitTogetherAreRefused() {
        assertThat(run(SCENARIO + "limits: {requests_per_hour: 20}\n", "--rate", "7/s,8/s,9/s", "--rest", "0s"))
                .isEqualTo(2);
        assertThat(folder.resolve("results")).doesNotExist();
    }

    private int sweep(String... options) {
        return run(SCENARIO, options);
    }

    private int run(String scenario, String... options) {
        try {
            Path file = Files.writeString(folder.resolve("one-pod.yaml"), scenario);
            List<String> line = Stream.concat(
                            Stream.of(
                                    "sweep",
                                    file.toString(),
                                    "--results",
                                    folder.resolve("results").toString(),
                                    "--only-summary"),
                            Stream.of(options))
                    .toList();
            return context.execute(line.toArray(new String[0]));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path sweepDirectory() throws IOException {
        try (Stream<Path> sweeps = Files.list(folder.resolve("results").resolve("one-pod"))) {
            return sweeps.findFirst().orElseThrow();
        }
    }

    private JsonNode document() throws IOException {
        return JsonMapper.shared().readTree(Files.readAllBytes(sweepDirectory().resolve("sweep.json")));
    }
}
