package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Expectation.StatusRange;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.scenario.ScenarioReading.Scenario;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.SampleFiles;
import io.github.wingload.testkit.Tasks;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A whole scenario. */
class ScenarioReaderTest extends ScenarioFixture {

    private static final String COMPLETE = """
            name: revertrisk-wikidata            # names the results
            target:
              url: https://inference.example.org:30443
              host_header: revertrisk-wikidata.example.org
              ca_file: ../tls/ca.pem
              headers:
                User-Agent: wingload-test/1.0 (me@example.org)
                Authorization: "Bearer ${LIFTWING_TOKEN}"
            load: {users: 500, spawn_rate: 5, run_time: 10m}
            wait_time: {between: [1s, 5s]}
            deadline: 30s
            samples: {file: ../payloads/revertrisk-wikidata.csv, pick: random}
            tasks:
              - post: /v1/models/revertrisk-wikidata:predict
                weight: 1
                json: {rev_id: "{{rev_id}}"}
                expect: {status: 200}
            seed: 42
            """;

    @Test
    void completeScenarioBecomesAPlan() {
        environment.put("LIFTWING_TOKEN", "geheim");
        Path ca = write("tls/ca.pem", "certificates");
        Path rows = write("payloads/revertrisk-wikidata.csv", "rev_id\n12\n13\n");
        Scenario scenario = complete();
        String path = "/v1/models/revertrisk-wikidata:predict";
        assertThat(scenario.plan())
                .isEqualTo(Plans.of(Tasks.post(path)
                                .json(new Text("{\"rev_id\":"), new Column(0, Form.JSON_VALUE), new Text("}"))
                                .expect(new Expectation(List.of(new StatusRange(200, 200))))
                                .task())
                        .name("revertrisk-wikidata")
                        .target(new UrlTarget(
                                URI.create("https://inference.example.org:30443"),
                                Optional.of("revertrisk-wikidata.example.org"),
                                Optional.empty(),
                                Optional.of(ca),
                                false,
                                List.of(
                                        new Header(
                                                "User-Agent", Template.of("wingload-test/1.0 (me@example.org)"), false),
                                        new Header("Authorization", Template.of("Bearer geheim"), true)),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                        .load(new ClosedLoad(
                                500,
                                5,
                                Optional.of(Duration.ofMinutes(10)),
                                OptionalLong.empty(),
                                Connections.PER_USER))
                        .samples(SampleFiles.of(rows, Pick.RANDOM))
                        .waitTime(new WaitTime.Between(Duration.ofSeconds(1), Duration.ofSeconds(5)))
                        .seed(42)
                        .plan());
        assertThat(scenario.samples().get(0).columns().types()).containsExactly(ColumnType.INTEGER);
        assertThat(scenario.source()).isEqualTo(COMPLETE.getBytes(StandardCharsets.UTF_8));
        assertThat(scenario.notes()).isEmpty();
        assertThat(scenario.warnings()).isEmpty();
        assertThat(scenario.overrides()).isEmpty();
    }

    @Test
    void everyProblemOfAScenarioIsFoundAtOnce() {
        assertThat(problems("""
                        name: my scenario
                        target: {url: example.org, ca-file: x.pem}
                        load: {users: 500, spawnrate: 5, run_time: 120}
                        wait_time: 1s
                        samples: {file: rows.csv, pick: any}
                        tasks:
                          - post: predict
                            json: {rev_id: "{{rev_id"}
                            expects: {status: 200}
                        threshold: []
                        """))
                .extracting(problem -> problem.substring(0, problem.indexOf(": ", problem.indexOf(": ") + 2)))
                .containsExactly(
                        "test.yaml:1:7: name",
                        "test.yaml:2:15: target.url",
                        "test.yaml:2:28: target.ca-file",
                        "test.yaml:3:20: load.spawnrate",
                        "test.yaml:3:44: load.run_time",
                        "test.yaml:4:12: wait_time",
                        "test.yaml:5:17: samples.file",
                        "test.yaml:5:33: samples.pick",
                        "test.yaml:7:11: tasks[0].post",
                        "test.yaml:8:20: tasks[0].json.rev_id",
                        "test.yaml:9:5: tasks[0].expects",
                        "test.yaml:10:1: threshold");
    }

    @Test
    void scenariosOfTheReferenceAreValid() throws Exception {
        write("payloads/revertrisk-wikidata.csv", "rev_id\n12\n13\n");
        List<Scenario> scenarios = shown().filter(part -> part.startsWith("name:"))
                .map(this::readShown)
                .toList();
        assertThat(scenarios)
                .extracting(shown -> shown.plan().name())
                .containsExactly("revertrisk-wikidata", "external-against-internal", "edit-check");
        assertThat(scenarios.get(2).warnings()).isEmpty();
        assertThat(scenarios.get(0).plan().target().headers())
                .extracting(Header::name)
                .containsExactly("User-Agent");
    }

    @Test
    void tasksOfTheReferenceAreValid() throws Exception {
        List<String> parts = shown().filter(part -> !part.startsWith("name:"))
                .filter(ScenarioReaderTest::hasTasks)
                .toList();
        assertThat(parts).hasSizeGreaterThan(4);
        write("cat.png", "not a cat");
        assertThat(parts)
                .allSatisfy(part -> assertThat(plan(inBase(part)).tasks()).isNotEmpty());
    }

    @Test
    void partsOfTheReferenceAreValidTogether() throws Exception {
        String parts = shown().filter(part -> !part.startsWith("name:") && !hasTasks(part))
                .collect(Collectors.joining());
        write("titles.input", "en Wings of Desire 2\n");
        Plan plan = plan(parts + """
                name: parts
                target: {url: "http://localhost:8080"}
                tasks: [{get: /, name: predict}]
                seed: 1
                """);
        assertThat(plan.load().stages())
                .extracting(Stage::name)
                .containsExactly("ramp to 500", "hold 500", "ramp to 800", "peak", "ramp to 0");
        assertThat(plan.thresholds()).hasSize(4);
        assertThat(plan.observe()).hasSize(2);
        assertThat(plan.safeguards().stopWhen()).hasSize(2);
    }

    @Test
    void referenceNamesEveryKey() throws Exception {
        String reference = Files.readString(Path.of("src/site/markdown/scenario.md"));
        assertThat((TOP_LEVEL_KEYS + ", " + LOAD_KEYS + ", " + TASK_KEYS + ", " + EXPECT_KEYS).split(", "))
                .allSatisfy(key -> assertThat(reference).contains("`" + key + "`"));
    }

    @Test
    void problemsOfSamplesNameTheFileRelativeToTheUser() {
        write("payloads/rows.csv", "a\n\"1\n");
        Path file = write("scenarios/far.yaml", baseWith("x", "samples: {file: ../payloads/rows.csv}"));
        ScenarioReading reading = new ScenarioReader(environment, VERSION).read(file, Overrides.NONE);
        assertThat(((ScenarioReading.Problems) reading).problems())
                .hasToString("[" + directory.resolve("payloads/rows.csv") + ":2: a quote opened here is never closed; "
                        + "close it, or double a quote that is part of a cell]");
    }

    private static String inBase(String part) {
        String yaml = baseWith("tasks", part);
        return part.startsWith("targets:") ? yaml.replaceFirst("(?m)^target: .*\n", "") : yaml;
    }

    private Scenario readShown(String example) {
        ScenarioReading reading =
                new ScenarioReader(environment, VERSION).read(write("scenarios/example.yaml", example), Overrides.NONE);
        assertThat(reading).as(example).isInstanceOf(Scenario.class);
        return (Scenario) reading;
    }

    /** The pieces of YAML in the reference. */
    private static Stream<String> shown() throws IOException {
        String reference = Files.readString(Path.of("src/site/markdown/scenario.md"));
        return Pattern.compile("(?s)```yaml\n(.*?)```")
                .matcher(reference)
                .results()
                .map(part -> part.group(1));
    }

    private static boolean hasTasks(String part) {
        return part.lines().anyMatch(line -> line.startsWith("tasks:") || line.startsWith("user_classes:"));
    }

    private Scenario complete() {
        Path file = write("scenarios/complete.yaml", COMPLETE);
        ScenarioReading reading = new ScenarioReader(environment, VERSION).read(file, Overrides.NONE);
        assertThat(reading).isInstanceOf(Scenario.class);
        return (Scenario) reading;
    }
}
