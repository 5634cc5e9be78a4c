package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.task.Template;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References to the environment in a scenario. */
class EnvironmentTest extends ScenarioFixture {

    static Stream<WrongScenario> rules() {
        return Stream.of(
                WrongScenario.of(
                        "name",
                        "name: ${NAME}-${OTHER}",
                        "test.yaml:1:7: name: the environment variable NAME is not set; "
                                + "set it, or write ${NAME:-default}",
                        "test.yaml:1:7: name: the environment variable OTHER is not set; "
                                + "set it, or write ${OTHER:-default}"),
                WrongScenario.of(
                        "name",
                        "name: ${NAME",
                        "test.yaml:1:7: name: ${ must start ${NAME} or ${NAME:-default}; "
                                + "write one of these, or $${ for a literal ${"),
                WrongScenario.of(
                        "name",
                        "name: ${a-b}",
                        "test.yaml:1:7: name: ${ must start ${NAME} or ${NAME:-default}; "
                                + "write one of these, or $${ for a literal ${"),
                WrongScenario.of(
                        "tasks",
                        "tasks:\n  - post: /\n    json: {a: [x, \"${NAME}\"]}",
                        "test.yaml:3:19: tasks[0].json.a[1]: the environment variable NAME is not set; "
                                + "set it, or write ${NAME:-default}"),
                WrongScenario.of(
                        "load",
                        "load: {users: \"${USERS:-ten}\", run_time: \"${TIME:-5}\"}",
                        "test.yaml:1:15: load.users: \"ten\" is not a whole number; "
                                + "write a whole number from 1 to 1000000",
                        "test.yaml:1:42: load.run_time: 5 has no unit; "
                                + "write 5s for seconds or 5ms for milliseconds"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deadline: \"${PW}\"",
                "deadline: ${PW}",
                "deadline: \"${PW}5\"",
                "load: {users: \"${PW}\", run_time: 2s}",
                "load: {rate: \"${PW}\", run_time: 2s}",
                "load: {users: 1, run_time: 2s, spawn_rate: \"${PW}\"}",
                "wait_time: {constant: \"${PW}\"}",
                "thresholds: [\"p90 of ok <= ${PW}\"]",
                "thresholds: [\"${PW}\"]",
                "stop_when: [\"${PW}\"]",
                "target: {url: \"${PW}\"}",
                "target: {simulator: \"${PW}\"}",
                "samples: {file: \"${PW}\"}",
                "samples: {file: rows.csv, pick: \"${PW}\"}",
                "cache: {hit: \"${PW}\"}",
                "seed: \"${PW}\"",
                "tasks: [{get: \"${PW}\"}]",
                "tasks: [{get: /, expect: {status: \"${PW}\"}}]",
                "tasks: [{get: /, expect: {matches: \"(${PW}\"}}]",
                "tasks: [{get: /, expect: {json: {/a: {type: \"${PW}\"}}}}]",
                "tasks: [{post: /, json: {a: \"{{${PW}}}\"}}]",
            })
    void problemsShowNoValueOfTheEnvironment(String line) {
        for (String secret : List.of("hunter2-Qx7!", "se cret <= 5", "S3cr3tS3cr3t".repeat(20))) {
            environment.put("PW", secret);
            String key = line.substring(0, line.indexOf(':'));
            assertThat(problems(WrongScenario.of(key, line).yaml()))
                    .isNotEmpty()
                    .noneMatch(problem -> problem.contains(secret))
                    .noneMatch(problem ->
                            Stream.of("hunter2", "Qx7!", "cret <", "S3cr").anyMatch(problem::contains));
        }
    }

    @Test
    void aProblemNamesTheVariableInsteadOfItsValue() {
        environment.put("PW", "hunter2");
        assertThat(problems(WrongScenario.of("deadline", "deadline: \"${PW}\"").yaml()))
                .singleElement()
                .asString()
                .contains("\"${PW}\" is not a duration");
    }

    @Test
    void theSumOfTheValuesIsBounded() {
        environment.put("LONG", "x".repeat(1_000_000));
        assertThat(problems(WrongScenario.of("name", "name: \"${LONG}${LONG}${LONG}${LONG}${LONG}${LONG}\"")
                        .yaml()))
                .anyMatch(problem -> problem.contains("the values with variables have more than 3,000,000 characters"));
    }

    @Test
    void variableReplacesTheDefault() {
        environment.put("USERS", "20");
        assertThat(load("users: ${USERS:-10}").users()).isEqualTo(20);
    }

    @Test
    void defaultReplacesUnsetAndEmptyVariables() {
        environment.put("EMPTY", "");
        assertThat(load("users: ${USERS:-10}").users()).isEqualTo(10);
        assertThat(load("users: \"${EMPTY:-10}\"").users()).isEqualTo(10);
    }

    @Test
    void variablesAreReplacedBeforeTypesAreRead() {
        environment.put("SECONDS", "1.5");
        environment.put("RATE", "2.5");
        ClosedLoad load = load("users: 1\n  spawn_rate: ${RATE}");
        assertThat(load.spawnRate()).isEqualTo(2.5);
        assertThat(plan(baseWith("x", "deadline: ${SECONDS}s")).deadline()).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void numberOfAVariableCanBeText() {
        environment.put("NAME", "2024");
        assertThat(plan(baseWith("name", "name: ${NAME}")).name()).isEqualTo("2024");
    }

    @Test
    void quotesMakeAVariableTextInJson() {
        environment.put("N", "5");
        assertThat(plan(baseWith("tasks", "tasks:\n  - post: /\n    json:\n      a: ${N}\n      b: \"${N}\""))
                        .tasks()
                        .get(0)
                        .body()
                        .orElseThrow()
                        .content())
                .isEqualTo(Template.of("{\"a\":5,\"b\":\"5\"}"));
    }

    @Test
    void twoDollarsAreALiteralDollar() {
        assertThat(plan(baseWith("tasks", "tasks: [{post: /, body: \"$${NAME} costs $5\"}]"))
                        .tasks()
                        .get(0)
                        .body()
                        .orElseThrow()
                        .content())
                .isEqualTo(Template.of("${NAME} costs $5"));
    }

    private ClosedLoad load(String users) {
        return (ClosedLoad)
                plan(baseWith("load", "load:\n  run_time: 60s\n  " + users)).load();
    }
}
