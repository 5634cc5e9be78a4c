package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong before a scenario's own rules apply. */
class YamlRulesTest extends ScenarioFixture {

    static Stream<WrongScenario> rules() {
        return Stream.of(
                WrongScenario.ofFile(
                        "",
                        "test.yaml:1:1: the file is empty; write a scenario with at least name, target, load and tasks"),
                WrongScenario.ofFile(
                        "# only a comment\n",
                        "test.yaml:1:1: the file is empty; write a scenario with at least name, target, load and tasks"),
                WrongScenario.ofFile(
                        "- name\n",
                        "test.yaml:1:1: a list is not a mapping; write a mapping with any of these keys: " + ""
                                + TOP_LEVEL_KEYS),
                WrongScenario.ofFile(
                        "seed: 1\n",
                        "test.yaml:1:1: name: missing; add it, for example name: my-service",
                        "test.yaml:1:1: target: missing; "
                                + "add it, for example target: {url: \"http://localhost:8080\"}",
                        "test.yaml:1:1: load: missing; add it, for example load: {users: 10, run_time: 60s}",
                        "test.yaml:1:1: tasks: missing; add it, for example tasks: [get: /]"),
                WrongScenario.of(
                        "x", "wait-time: none", "test.yaml:1:1: wait-time: unknown key; did you mean `wait_time`?"),
                WrongScenario.of(
                        "x",
                        "colour: red",
                        "test.yaml:1:1: colour: unknown key; possible here: " + "" + TOP_LEVEL_KEYS),
                WrongScenario.of(
                        "load",
                        "load:\n  users: 1\n  run_time: 1s\n  users: ten",
                        "test.yaml:4:3: load.users: this key is already on line 2; keep one of the two"),
                WrongScenario.of(
                        "load",
                        "load: {users: &many 5, run_time: 1s}",
                        "test.yaml:1:15: load.users: anchors (&name) are not supported; "
                                + "remove it and write the value out"),
                WrongScenario.of(
                        "load",
                        "load: &load {users: 5, run_time: 1s}",
                        "test.yaml:1:7: load: anchors (&name) are not supported; remove it and write the value out"),
                WrongScenario.of(
                        "name",
                        "name: *other",
                        "test.yaml:1:7: name: aliases (*name) are not supported; write the value out"),
                WrongScenario.of(
                        "load",
                        "load:\n  <<: {users: 1}\n  users: 2\n  run_time: 1s",
                        "test.yaml:2:3: load.<<: merge keys are not supported; write the keys out"),
                WrongScenario.of(
                        "name",
                        "name: !!str 5",
                        "test.yaml:1:7: name: tags (!name) are not supported; "
                                + "remove it (quotes turn a number into text)"),
                WrongScenario.ofFile(
                        BASE + "---\nname: other\n",
                        "test.yaml:7:1: a second document starts here; keep one document in a file"),
                WrongScenario.ofFile(
                        "load:\n\tusers: 1\n", "test.yaml:2:1: a tab is used for indentation; indent with spaces"),
                WrongScenario.ofFile(
                        "load: {users: ${USERS:-10}}\n",
                        "test.yaml:1:16: braces without quotes are not YAML here; "
                                + "put the text in quotes, for example \"{{name}}\" or \"${NAME}\""),
                WrongScenario.ofFile(
                        "tasks:\n  - post: /\n    json: {rev_id: {{rev_id}}}\n",
                        "test.yaml:3:22: braces without quotes are not YAML here; "
                                + "put the text in quotes, for example \"{{name}}\" or \"${NAME}\""),
                WrongScenario.ofFile(
                        "name: \"base\nload: 1\n",
                        "test.yaml:3:1: not YAML: found unexpected end of stream while scanning a quoted scalar "
                                + "that starts at 1:7; check quotes, brackets and indentation up to here"),
                WrongScenario.ofFile(
                        "name: a: b\n",
                        "test.yaml:1:8: not YAML: mapping values are not allowed here; "
                                + "check quotes, brackets and indentation up to here"),
                WrongScenario.ofFile(
                        "name: base\nname: other\nload: [1\n",
                        "test.yaml:2:1: name: this key is already on line 1; keep one of the two",
                        "test.yaml:4:1: not YAML: expected ',' or ']', but got <stream end> "
                                + "while parsing a flow sequence that starts at 3:7; "
                                + "check quotes, brackets and indentation up to here"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @Test
    void missingFileIsAProblem() {
        ScenarioReading reading =
                new ScenarioReader(environment, VERSION).read(Path.of("no-such.yaml"), Overrides.NONE);
        assertThat(((ScenarioReading.Problems) reading).problems())
                .hasToString("[no-such.yaml: there is no such file; name a readable scenario file]");
    }

    @Test
    void hugeFileIsNotRead() throws Exception {
        Path file = directory.resolve("huge.yaml");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(1L << 40);
        }
        ScenarioReading reading = new ScenarioReader(environment, VERSION).read(file, Overrides.NONE);
        assertThat(((ScenarioReading.Problems) reading).problems())
                .hasToString("[" + file
                        + ": cannot be read: it has more than 10,000,000 bytes; name a readable scenario file]");
    }

    @Test
    void directoryIsAProblem() {
        ScenarioReading reading = new ScenarioReader(environment, VERSION).read(directory, Overrides.NONE);
        assertThat(((ScenarioReading.Problems) reading).problems())
                .singleElement()
                .asString()
                .startsWith(directory + ": cannot be read: ")
                .endsWith("; name a readable scenario file");
    }

    @Test
    void otherEncodingsAreAProblem() throws Exception {
        Path file = Files.write(directory.resolve("latin1.yaml"), new byte[] {'a', '\n', (byte) 0xe9, '\n'});
        ScenarioReading reading = new ScenarioReader(environment, VERSION).read(file, Overrides.NONE);
        assertThat(((ScenarioReading.Problems) reading).problems())
                .hasToString("[" + file + ":2: not UTF-8; save the file in the encoding UTF-8]");
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        assertThat(plan("\uFEFF" + BASE).name()).isEqualTo("base");
    }

    @Test
    void problemsKeepTheOrderOfTheFile() {
        List<String> problems = problems("seed: x\ntasks: 1\nload: 2\ntarget: 3\nname: 4\n");
        assertThat(problems).extracting(problem -> problem.split(":")[1]).containsExactly("1", "2", "3", "4", "5");
    }

    @ParameterizedTest
    @CsvSource({
        "timeout, deadline: 10s",
        "duration, run_time: 60s",
        "rps, rate: 50/s",
        "vus, users: 10",
        "threads, users: 10",
        "ramp, spawn_rate",
        "think_time, wait_time: {between",
        "checks, expect: {status",
        "host, url: ",
    })
    void aKeyOfAnotherToolIsAnswered(String key, String advice) {
        assertThat(problems(BASE + key + ": 10\n"))
                .singleElement()
                .asString()
                .startsWith("test.yaml:6:1: " + key + ": unknown key; wingload says `")
                .contains(advice);
    }
}
