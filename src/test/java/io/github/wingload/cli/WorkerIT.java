package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.opencsv.CSVReader;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.simulator.Simulator;
import io.github.wingload.testkit.SimulatorBuilder;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Workers under a real Locust master. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class WorkerIT {

    private static final Path LOCUST = Path.of("/usr/bin/locust");
    private static final int USERS = 6;

    @TempDir
    private Path folder;

    private final HttpClient browser = HttpClient.newHttpClient();
    private final int port = freePort();
    private final int page = freePort();
    private final List<CompletableFuture<Worker>> workers = new ArrayList<>();
    private Simulator target;
    private Path scenario;
    private Process master;

    private record Worker(int exitCode, String out, String err) {

        List<Path> directories() {
            return out.lines()
                    .filter(line -> line.startsWith("results: "))
                    .map(line -> Path.of(line.substring("results: ".length())))
                    .toList();
        }
    }

    @BeforeEach
    void layOut() throws IOException {
        assumeTrue(Files.isExecutable(LOCUST), "Debian's python3-locust is not installed");
        target = Simulator.start(
                SimulatorBuilder.simulator(Profile.REVERTRISK_WIKIDATA_INSTANT).target(), 0, NanoClock.system());
        scenario = folder.resolve("driven.yaml");
        Files.writeString(scenario, """
                name: driven
                target: {url: "%s"}
                load: {users: 1, requests: 1}
                deadline: 10s
                user_classes:
                  - name: readers
                    weight: 2
                    wait_time: {constant: 20ms}
                    tasks:
                      - {name: read, post: "/v1/models/revertrisk-wikidata:predict", json: {rev_id: 1}}
                  - name: writers
                    wait_time: {constant: 50ms}
                    tasks:
                      - {name: write, post: "/v1/models/revertrisk-wikidata:predict", json: {rev_id: 2}}
                """.formatted(target.url()));
        CommandContext locustfile = new CommandContext();
        assertThat(locustfile.execute("locustfile", scenario.toString())).isZero();
        Files.writeString(folder.resolve("locustfile.py"), locustfile.out());
    }

    @AfterEach
    void end() throws InterruptedException {
        if (master != null && master.isAlive()) {
            master.destroyForcibly().waitFor();
        }
        if (target != null) {
            target.close();
        }
    }

    @Test
    void thePageOfTheMasterStartsChangesAndStopsTestsAndShowsTheSameCallsAsTheResults() throws Exception {
        startMaster("--web-host", "127.0.0.1", "--web-port", "" + page);
        startWorker();
        startWorker();
        awaitTable(table -> table.path("workers").size() == 2);
        swarm(USERS);
        awaitTable(table -> users(table) == USERS && requests(table) > 20);
        swarm(2);
        awaitTable(table -> users(table) == 2);
        get("/stop");
        JsonNode first = awaitStopped();
        swarm(1);
        awaitTable(table -> users(table) == 1 && requests(table) > 0);
        get("/stop");
        JsonNode second = awaitStopped();
        master.destroy();
        List<Worker> ended = ended();
        assertThat(ended).allSatisfy(worker -> assertThat(worker.directories()).hasSize(2));
        Path merged = merged(ended, 0);
        assertThat(requests(merged)).isEqualTo(requests(first));
        assertThat(requests(merged(ended, 1))).isEqualTo(requests(second));
        JsonNode run = json(merged.resolve("run.json"));
        assertThat(run.at("/load/end").asString()).isEqualTo("master");
        assertThat(run.at("/manifest/plan/load/kind").asString()).isEqualTo("locust");
        JsonNode levels = run.at("/manifest/plan/load/levels");
        assertThat(levels.values())
                .as("the users of both workers, by class")
                .extracting(level ->
                        level.at("/users/0").asInt() + level.at("/users/1").asInt())
                .contains(USERS)
                .endsWith(2);
    }

    @Test
    void aMasterWithoutAPageHasTheCallsOfTwoWorkersInItsTables() throws Exception {
        startMaster(
                "--headless", "--expect-workers", "2", "-u", "" + USERS, "-r", "" + USERS, "-t", "3s", "--csv", "run");
        startWorker();
        startWorker();
        assertThat(master.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(master.exitValue()).isZero();
        List<Worker> ended = ended();
        assertThat(ended).allSatisfy(worker -> assertThat(worker.directories()).hasSize(1));
        long made = requests(merged(ended, 0));
        // A master that quits waits half a second; what ends later is in the results alone, at most one call of each
        // user.
        assertThat(aggregated(folder.resolve("run_stats.csv")))
                .isBetween(made - USERS, made)
                .isPositive();
    }

    private void startMaster(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                LOCUST.toString(),
                "-f",
                "locustfile.py",
                "--master",
                "--master-bind-host",
                "127.0.0.1",
                "--master-bind-port",
                "" + port));
        command.addAll(List.of(options));
        master = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("master.log").toFile())
                .start();
    }

    private void startWorker() {
        workers.add(CompletableFuture.supplyAsync(
                () -> {
                    CommandContext context = new CommandContext();
                    int exitCode = context.execute(
                            "worker",
                            scenario.toString(),
                            "--master",
                            "127.0.0.1:" + port,
                            "--results",
                            folder.resolve("results").toString(),
                            "--only-summary");
                    return new Worker(exitCode, context.out(), context.err());
                },
                task -> new Thread(task, "worker").start()));
    }

    private List<Worker> ended() throws Exception {
        List<Worker> ended = new ArrayList<>();
        for (CompletableFuture<Worker> started : workers) {
            Worker worker = started.get(60, TimeUnit.SECONDS);
            assertThat(worker.exitCode()).as(worker.err()).isIn(0, 3);
            ended.add(worker);
        }
        return ended;
    }

    /** The directory of the run that the workers' runs of a test were merged into. */
    private Path merged(List<Worker> ended, int test) {
        CommandContext merge = new CommandContext();
        List<String> command = new ArrayList<>(List.of(
                "merge", "--of", "2", "--results", folder.resolve("merged").toString()));
        ended.forEach(worker -> command.add(worker.directories().get(test).toString()));
        assertThat(merge.execute(command.toArray(String[]::new)))
                .as("3 if this machine was too slow for the verdict: " + merge.err())
                .isIn(0, 3);
        return new Worker(0, merge.out(), "").directories().get(0);
    }

    private void swarm(int users) throws Exception {
        String form = "user_count=" + users + "&spawn_rate=100&host=";
        HttpRequest post = HttpRequest.newBuilder(at("/swarm"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        assertThat(browser.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    private String get(String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + page + path);
    }

    /** Once the worker is ready for the next test, it has reported every call. */
    private JsonNode awaitStopped() {
        return awaitTable(table -> "stopped".equals(table.path("state").asString())
                && "ready".equals(table.at("/workers/0/state").asString()));
    }

    private JsonNode awaitTable(Predicate<JsonNode> ready) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> JsonMapper.shared().readTree(get("/stats/requests")), ready::test);
    }

    private static int users(JsonNode table) {
        return table.path("user_count").asInt();
    }

    private static long requests(JsonNode table) {
        JsonNode rows = table.path("stats");
        return rows.get(rows.size() - 1).path("num_requests").asLong();
    }

    private static long requests(Path directory) {
        return json(directory.resolve("run.json")).at("/totals/requests").asLong();
    }

    private static JsonNode json(Path file) {
        return JsonMapper.shared().readTree(file.toFile());
    }

    private static long aggregated(Path csv) throws Exception {
        try (CSVReader reader = new CSVReader(Files.newBufferedReader(csv, StandardCharsets.UTF_8))) {
            return reader.readAll().stream()
                    .filter(row -> row[1].equals("Aggregated"))
                    .mapToLong(row -> Long.parseLong(row[2]))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
