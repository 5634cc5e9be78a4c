package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.testserver.Peer;
import io.github.wingload.testserver.Received;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The scenario beside the locustfile, on a service with a login: what is sent, and how it is counted. */
@Timeout(300)
class LocustScenarioIT {

    private static final Path SCENARIO = Path.of("scenarios/locust/editors-and-readers.yaml");
    private static final int USERS = 8;

    @TempDir
    private Path directory;

    private final AtomicInteger logins = new AtomicInteger();

    @Test
    void eachUserLogsInOnceAndLogsOutAndItsTokenIsSentWithItsTasks() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(this::answer)) {
            JsonNode run = run(server, "--requests", "120", "-t", "2m");
            Map<String, List<Received>> received =
                    server.received().stream().collect(Collectors.groupingBy(LocustScenarioIT::name));
            assertThat(received.get("POST /login")).hasSize(USERS);
            assertThat(received.get("POST /login"))
                    .allMatch(login -> login.header("Authorization").isEmpty())
                    .filteredOn(login -> body(login).contains("editor"))
                    .as("one editor to three readers")
                    .hasSize(USERS / 4);
            assertThat(received.get("POST /logout"))
                    .as("readers do not log out")
                    .hasSize(USERS / 4);
            everyUserSendsItsOwnToken(received);
            assertThat(received.get("POST /predict").size())
                    .as("four to one")
                    .isGreaterThan(
                            received.getOrDefault("GET /explain", List.of()).size());
            long tasks = server.received().size() - USERS - USERS / 4;
            assertThat(run.at("/totals/requests").asLong()).as("counted apart").isEqualTo(tasks);
            assertThat(rowOf(run, "login as editor") + rowOf(run, "login as reader"))
                    .isEqualTo(USERS);
            assertThat(rowOf(run, "/logout")).isEqualTo(USERS / 4);
        }
    }

    private static void everyUserSendsItsOwnToken(Map<String, List<Received>> received) {
        List<Received> others = new ArrayList<>();
        received.forEach((name, requests) -> {
            if (!name.equals("POST /login")) {
                others.addAll(requests);
            }
        });
        assertThat(others)
                .allMatch(request -> request.header("Authorization").orElse("").matches("Bearer t-\\d+"));
        Map<Integer, Long> tokensByConnection = others.stream()
                .collect(Collectors.groupingBy(
                        Received::connection,
                        Collectors.mapping(
                                request -> request.header("Authorization").orElseThrow(),
                                Collectors.collectingAndThen(Collectors.toSet(), tokens -> (long) tokens.size()))));
        assertThat(tokensByConnection.values())
                .as("each user has its own connection and token")
                .containsOnly(1L);
    }

    @Test
    void aRefusedLoginIsARowOfFailuresAndNoTaskIsDone() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Script.answer(401, "no"))) {
            JsonNode run = run(server);
            assertThat(server.received()).allMatch(request -> name(request).equals("POST /login"));
            assertThat(run.at("/totals/requests").asLong()).isZero();
            assertThat(run.at("/failures")
                            .valueStream()
                            .map(failure -> failure.get("name").asString()))
                    .contains("login as reader");
            assertThat(Files.readString(reports().resolve("report.md")))
                    .contains("Start and Stop of Users", "no user did a task, because ", "of on_start failed");
        }
    }

    @Test
    void tagsSelectTasks() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(this::answer)) {
            run(server, "--tags", "smoke", "--exclude-tags", "slow");
            assertThat(server.received())
                    .extracting(LocustScenarioIT::name)
                    .containsOnly("POST /login", "POST /predict");
        }
    }

    /** Runs the scenario with a short load of its own stages' kind. */
    private JsonNode run(ScriptedServer server, String... more) throws Exception {
        String text = Files.readString(SCENARIO)
                .replaceAll(
                        "(?sm)^load:.*?^values:", "load: {users: " + USERS + ", spawn_rate: 80, run_time: 1s}\nvalues:")
                .replaceAll("between: \\[1s, [35]s]", "between: [50ms, 150ms]");
        Path scenario =
                Files.writeString(directory.resolve("scenario.yaml"), text + "probe: false\ncalls: on\nseed: 5\n");
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                scenario.toString(),
                "--only-summary",
                "--url",
                server.url().toString(),
                "--results",
                directory.resolve("results").toString()));
        arguments.addAll(List.of(more));
        CommandContext wingload = new CommandContext();
        // The verdict depends on how busy the machine is.
        assertThat(wingload.execute(arguments.toArray(String[]::new)))
                .as(wingload.err())
                .isNotEqualTo(2);
        return new JsonMapper().readTree(Files.readString(reports().resolve("run.json")));
    }

    private Path reports() throws IOException {
        try (var runs = Files.walk(directory.resolve("results"))) {
            return runs.filter(file -> file.endsWith("run.json"))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
        }
    }

    private static long rowOf(JsonNode run, String name) {
        return run.at("/tasks")
                .valueStream()
                .filter(task -> task.get("name").asString().equals(name))
                .mapToLong(task -> task.at("/figures/requests").asLong())
                .sum();
    }

    private void answer(Received request, Peer peer) throws IOException, InterruptedException {
        String body = name(request).equals("POST /login")
                ? "{\"token\": \"t-" + logins.incrementAndGet() + "\"}"
                : "{\"prediction\": true}";
        Script.answer(200, body).play(request, peer);
    }

    private static String name(Received request) {
        return request.method() + " " + request.target().replaceFirst("/\\d+$", "");
    }

    private static String body(Received request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }
}
