package io.github.wingload.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Expectation.StatusRange;
import io.github.wingload.plan.task.Task;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.Overrides.Option;
import io.github.wingload.scenario.ScenarioReader;
import io.github.wingload.scenario.ScenarioReading;
import io.github.wingload.text.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLineTest extends CurlFixture {

    private static final String URL = "http://localhost:8080/v1/models/cat:predict?raw=true";

    @Test
    void aUrlAloneIsAPlanOfTenUsersForHalfAMinute() {
        Plan plan = plan(made(line(Overrides.NONE)));
        assertThat(plan.name()).isEqualTo("cat");
        assertThat(((UrlTarget) plan.target()).url()).hasToString("http://localhost:8080");
        assertThat(plan.load())
                .isEqualTo(new ClosedLoad(
                        10, 10, Optional.of(Duration.ofSeconds(30)), OptionalLong.empty(), Connections.PER_USER));
        Task task = plan.tasks().get(0);
        assertThat(task.method()).isEqualTo("GET");
        assertThat(text(task.path())).isEqualTo("/v1/models/cat:predict?raw=true");
        assertThat(task.body()).isEmpty();
    }

    @Test
    void settingsAreThoseOfAFile() {
        Plan plan = plan(made(line(Overrides.NONE
                .with(Option.USERS, "50")
                .with(Option.SPAWN_RATE, "2.5")
                .with(Option.REQUESTS, "1000")
                .with(Option.DEADLINE, "5s")
                .with(Option.SEED, "-7")
                .with(Option.HOST_HEADER, "cat.example.org")
                .with(Option.THRESHOLD, "p90 of ok <= 500ms")
                .with(Option.LABEL, "image=2026-02-18")
                .with(Option.NO_PROBE, "true"))));
        ClosedLoad load = (ClosedLoad) plan.load();
        assertThat(load.users()).isEqualTo(50);
        assertThat(load.spawnRate()).isEqualTo(2.5);
        assertThat(load.requests()).hasValue(1000);
        assertThat(load.runTime()).isEmpty();
        assertThat(plan.deadline()).isEqualTo(Duration.ofSeconds(5));
        assertThat(plan.seed()).isEqualTo(-7);
        assertThat(((UrlTarget) plan.target()).hostHeader()).contains("cat.example.org");
        assertThat(plan.thresholds())
                .singleElement()
                .satisfies(rule -> assertThat(rule.text()).isEqualTo("p90 of ok <= 500ms"));
        assertThat(plan.reporting().labels()).containsEntry("image", "2026-02-18");
        assertThat(plan.safeguards().probe()).isFalse();
    }

    @Test
    void aRateHasNoUsers() {
        Plan plan = plan(made(line(Overrides.NONE.with(Option.RATE, "150,000/h"))));
        assertThat(plan.load()).isInstanceOf(OpenLoad.class);
        assertThat(plan.load().peakLevel()).isEqualTo(150_000 / 3600.0);
        assertThat(plan.load().duration()).contains(Duration.ofSeconds(30));
    }

    @Test
    void stagesAreWrittenAsTheyAreTyped() {
        Plan plan = plan(made(line(Overrides.NONE.with(Option.STAGES, "50 over 1m hold 5m, 0 over 30s"))));
        assertThat(plan.load().stages()).hasSize(3);
        assertThat(plan.load().duration()).contains(Duration.ofSeconds(390));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | 200-200",
                "2xx | 200-299",
                "200-204 | 200-204",
            })
    void statuses(String typed, String range) {
        RequestLine line =
                new RequestLine(URL, Optional.empty(), Optional.empty(), List.of(), List.of(typed), Overrides.NONE);
        assertThat(plan(made(line)).tasks().get(0).expect().statuses())
                .extracting(status -> status.first() + "-" + status.last())
                .containsExactly(range);
    }

    @Test
    void severalStatusesAreAList() {
        RequestLine line = new RequestLine(
                URL, Optional.empty(), Optional.empty(), List.of(), List.of("200", "404"), Overrides.NONE);
        assertThat(plan(made(line)).tasks().get(0).expect().statuses())
                .containsExactly(new StatusRange(200, 200), new StatusRange(404, 404));
    }

    @Test
    void jsonIsSentAsJsonAndAnythingElseAsAForm() {
        assertThat(bodyType("{\"id\": 1}")).isEqualTo("application/json");
        assertThat(bodyType("a=b")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(plan(made(line("{\"id\": 1}"))).tasks().get(0).method()).isEqualTo("POST");
        assertThat(made(line("{\"id\": 1}")).notes()).isEmpty();
    }

    @Test
    void shortTextsAreInTheScenarioAndOtherFilesBesideIt() throws IOException {
        Files.writeString(directory.resolve("short.json"), "{\"a\": [1]}");
        Files.write(directory.resolve("cat.jpg"), new byte[] {(byte) 0xff, (byte) 0xd8, 0});
        Files.writeString(directory.resolve("long.json"), "[" + "1,".repeat(60_000) + "1]");
        assertThat(made(line("@short.json")).yaml()).contains("json: {a: [1]}");
        assertThat(made(line("@cat.jpg")).yaml()).contains("body_file: cat.jpg", "\"application/octet-stream\"");
        assertThat(made(line("@long.json")).yaml()).contains("body_file: long.json", "\"application/json\"");
        plan(made(line("@cat.jpg")));
        assertThatThrownBy(() -> made(line("@no.json")))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("no.json");
    }

    @Test
    void aSecretIsAValueOfTheRunAndNotInTheScenario() {
        RequestLine line = new RequestLine(
                "http://me:p%40ss@localhost/",
                Optional.empty(),
                Optional.empty(),
                List.of("X-Api-Key: s3cret", "X-Other: a"),
                List.of(),
                Overrides.NONE);
        Starter.Started made = made(line);
        assertThat(made.yaml()).contains("${X_API_KEY}", "${AUTHORIZATION}").doesNotContain("s3cret", "ss@");
        assertThat(made.secrets())
                .containsEntry("X_API_KEY", "s3cret")
                .containsEntry("AUTHORIZATION", "Basic bWU6cEBzcw==")
                .hasSize(2);
        assertThat(made.exports()).hasSize(2);
    }

    @Test
    void aVariableStaysOne() {
        RequestLine line = new RequestLine(
                URL,
                Optional.of("put"),
                Optional.empty(),
                List.of("Authorization: Bearer ${TOKEN}"),
                List.of(),
                Overrides.NONE);
        assertThat(made(line).yaml()).contains("\"Bearer ${TOKEN}\"", "- put: ");
        assertThat(made(line).secrets()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "load.users, --users",
        "load.stages[0].over, --stages",
        "thresholds[1], --threshold",
        "labels.image, --label",
        "target.host_header, --host-header",
        "tasks[0].expect.status, --expect",
        "tasks[0].json.id, --data",
        "target.headers.X-A, --header",
        "target.url, URL",
        "target, URL",
        "tasks[0].get, URL",
    })
    void eachValueHasItsPartOfTheLine(String path, String part) {
        assertThat(RequestLine.part(path)).isEqualTo(part);
    }

    /** Property: the file that --save writes, in any directory, is the plan of the line. */
    @Test
    void theSavedFileRunsToTheSamePlan() throws IOException {
        Files.createDirectories(directory.resolve("deep/down"));
        Files.write(directory.resolve("cat.jpg"), new byte[] {(byte) 0xff, 0});
        Files.writeString(directory.resolve("text.json"), "{\"a\": \"${B} {{c}} $${d}\"}");
        environment.putAll(Map.of("X", "x", "B", "b"));
        Random random = new Random(20261128);
        for (int i = 0; i < 300; i++) {
            RequestLine line = someLine(random);
            Starter.Started typed = Starter.fromLine(line, directory, directory);
            Starter.Started saved = Starter.fromLine(line, directory, directory.resolve("deep/down"));
            environment.putAll(typed.secrets());
            Path file = Files.writeString(directory.resolve("deep/down/saved.yaml"), saved.yaml());
            Plan ofLine = read(new ScenarioReader(environment, "1.2.3")
                    .read(
                            "command line",
                            typed.yaml().getBytes(StandardCharsets.UTF_8),
                            directory,
                            line.furtherSettings()));
            Plan ofFile = read(new ScenarioReader(environment, "1.2.3").read(file, line.furtherSettings()));
            assertThat(ofFile).as(saved.yaml()).usingRecursiveComparison().isEqualTo(ofLine);
        }
    }

    private static Plan read(ScenarioReading reading) {
        assertThat(reading).isInstanceOf(ScenarioReading.Scenario.class);
        return ((ScenarioReading.Scenario) reading).plan();
    }

    private static RequestLine someLine(Random random) {
        String url = oneOf(random, URL, "https://127.0.0.1/a b/{x}?q=[1]", "http://u:p@localhost", "http://h_1:1/%41");
        Optional<String> data = random.nextBoolean()
                ? Optional.of(
                        oneOf(random, "{\"a\": 1.50}", "a=${X}", "@cat.jpg", "@text.json", "{{not json", "\u20ac"))
                : Optional.empty();
        List<String> headers = new ArrayList<>();
        if (random.nextBoolean()) {
            headers.add(oneOf(random, "X-A: b: c", "Authorization: Bearer t", "Host: other", "Content-Type: text/csv"));
        }
        Overrides settings = Overrides.NONE.with(Option.SEED, Long.toString(random.nextLong()));
        settings = switch (random.nextInt(4)) {
            case 0 ->
                settings.with(Option.RATE, oneOf(random, "5/s", "150,000/h")).with(Option.RUN_TIME, "2m");
            case 1 -> settings.with(Option.STAGES, oneOf(random, "5 over 10s hold 1m", "1/s hold 5s, 2,000/m over 1m"));
            case 2 -> settings.with(Option.USERS, "7").with(Option.REQUESTS, "99");
            default -> settings;
        };
        if (random.nextBoolean()) {
            settings = settings.with(Option.THRESHOLD, "p90 of ok <= 500ms")
                    .with(Option.LABEL, oneOf(random, "a=b c", "n=1", "t=true"));
        }
        if (random.nextBoolean()) {
            settings = settings.with(Option.NO_PROBE, oneOf(random, "true", "false"))
                    .with(Option.DEADLINE, "7s");
        }
        List<String> statuses = random.nextBoolean() ? List.of("200", "4xx") : List.of();
        Optional<String> method = random.nextBoolean() ? Optional.of("PUT") : Optional.empty();
        return new RequestLine(url, method, data, headers, statuses, settings);
    }

    private static String oneOf(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }

    private String bodyType(String data) {
        return plan(made(line(data))).tasks().get(0).body().orElseThrow().contentType();
    }

    private static RequestLine line(String data) {
        return new RequestLine(URL, Optional.empty(), Optional.of(data), List.of(), List.of(), Overrides.NONE);
    }

    private static RequestLine line(Overrides settings) {
        return new RequestLine(URL, Optional.empty(), Optional.empty(), List.of(), List.of(), settings);
    }

    private Starter.Started made(RequestLine line) {
        return Starter.fromLine(line, directory, directory);
    }
}
