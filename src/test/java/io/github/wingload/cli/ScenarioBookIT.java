package io.github.wingload.cli;

import static io.github.wingload.testkit.SimulatorBuilder.simulator;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.result.RunResult;
import io.github.wingload.run.LoadTest;
import io.github.wingload.run.RunIdentity;
import io.github.wingload.run.StartLine;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.Overrides.Option;
import io.github.wingload.scenario.ScenarioReader;
import io.github.wingload.scenario.ScenarioReading;
import io.github.wingload.simulator.RecordingSimulator;
import io.github.wingload.simulator.http.HttpRequest;
import io.github.wingload.testkit.FiguresAddUp;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario of LiftWing's tests and of the ML APIs is run for some requests against the simulator, and what came is
 * compared, byte for byte, with what {@link ExpectedRequests} says that the tests send which the scenario replaces.
 */
@Timeout(60)
class ScenarioBookIT {

    private static final Path SCENARIOS = Path.of("scenarios");
    private static final String CONTACT = "me@example.org";

    private List<HttpRequest> received;

    static List<ExpectedRequests> book() throws IOException {
        return ExpectedRequests.ofAll();
    }

    /** Language models stream their answers; no test that a scenario replaces sends the same requests. */
    static List<String> languageModels() throws IOException {
        return files().stream().filter(ScenarioBookIT::asksALanguageModel).toList();
    }

    private static boolean asksALanguageModel(String file) {
        return file.startsWith("liftwing/llm-");
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> all =
                Stream.concat(Files.list(SCENARIOS.resolve("liftwing")), Files.list(SCENARIOS.resolve("ml-api")))) {
            return all.map(file -> SCENARIOS.relativize(file).toString())
                    .filter(file -> file.endsWith(".yaml"))
                    .toList();
        }
    }

    @Test
    void everyFileIsInTheBook() throws IOException {
        assertThat(book())
                .extracting(ExpectedRequests::file)
                .containsExactlyInAnyOrderElementsOf(files().stream()
                        .filter(file -> !asksALanguageModel(file))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("languageModels")
    void readsWholeStreams(String file) throws Exception {
        RunResult result = run(file, Profile.LLM, ScenarioBookIT::twoRequests);

        assertThat(result.exceptions()).isEmpty();
        assertThat(result.aggregated().requests()).isEqualTo(2);
        assertThat(result.aggregated().failures()).as("failed").isZero();
    }

    private static Overrides twoRequests(String url) {
        return Overrides.NONE
                .with(Option.URL, url + "/openai")
                .with(Option.USERS, "2")
                .with(Option.SPAWN_RATE, "2")
                .with(Option.REQUESTS, "2")
                .with(Option.WARM_UP, "0s");
    }

    @ParameterizedTest
    @MethodSource("book")
    void sendsWhatTheOriginalSends(ExpectedRequests expected) throws Exception {
        RunResult result = run(expected.file(), expected.profile(), url -> overrides(expected, url));

        assertThat(result.exceptions()).isEmpty();
        assertThat(result.aggregated().requests()).isEqualTo(load().size());
        assertThat(result.aggregated().failures()).as("failed").isZero();
        assertThat(load()).isNotEmpty().allSatisfy(request -> {
            Sent sent = Sent.of(request, expected);
            assertThat(expected.requests()).contains(sent);
            assertThat(request.header("User-Agent").orElseThrow()).startsWith("wingload/");
        });
        assertThat(load().stream().map(HttpRequest::path).collect(Collectors.toSet()))
                .as("no kind of request is missing")
                .containsAll(expected.paths());
    }

    /** What was sent, but for what was asked of the server itself. */
    private List<HttpRequest> load() {
        return received.stream()
                .filter(request -> !request.path().equals("/metrics"))
                .toList();
    }

    /** @param overrides of the scenario, for the simulator's URL */
    private RunResult run(String file, Profile profile, Function<String, Overrides> overrides) throws Exception {
        SimulatorTarget target = simulator(profile).timeScale(0.01).target();
        try (RecordingSimulator simulator = RecordingSimulator.start(target)) {
            received = simulator.received();
            String url = simulator.url().toString();
            Map<String, String> environment = Map.of(
                    "LIFTWING_URL", url,
                    "CLOUD_VPS_URL", url,
                    "ORES_LEGACY_URL", url,
                    "WINGLOAD_CONTACT", CONTACT,
                    "RAMP", "400ms",
                    "HOLD", "400ms");
            ScenarioReading reading =
                    new ScenarioReader(environment, "1.2.3").read(SCENARIOS.resolve(file), overrides.apply(url));
            assertThat(reading).isInstanceOf(ScenarioReading.Scenario.class);
            ScenarioReading.Scenario scenario = (ScenarioReading.Scenario) reading;
            RunIdentity identity = new RunIdentity(
                    "id",
                    List.of(),
                    file,
                    "",
                    "",
                    scenario.samples().stream().map(rows -> "").toList(),
                    "test",
                    "host",
                    Optional.empty());
            try (LoadTest test = LoadTest.prepare(scenario.plan(), scenario.samples(), NanoClock.system())) {
                return test.run(identity, List.of(new FiguresAddUp()), StartLine.whenReady())
                        .result();
            }
        }
    }

    /** All users start at once, and each has one call: nobody waits. */
    private static Overrides overrides(ExpectedRequests expected, String url) {
        Overrides overrides = Overrides.NONE;
        if (expected.profile() != Profile.LIFTWING) {
            overrides = overrides.with(Option.URL, url);
        }
        if (!expected.file().endsWith("spike.yaml")) {
            String users = Integer.toString(expected.users());
            overrides = overrides
                    .with(Option.USERS, users)
                    .with(Option.SPAWN_RATE, users)
                    .with(Option.REQUESTS, users);
        }
        return overrides;
    }

    /** A request in the parts that are compared. What is generated in it is replaced by its rule. */
    record Sent(String method, String target, String host, String contentType, String body) {

        static Sent of(HttpRequest request, ExpectedRequests expected) {
            String host = request.header("Host").orElseThrow();
            return new Sent(
                    request.method(),
                    request.target(),
                    host.startsWith("127.0.0.1:") ? "" : host,
                    request.header("Content-Type").orElse(""),
                    expected.withRules(new String(request.body(), StandardCharsets.UTF_8)));
        }
    }
}
