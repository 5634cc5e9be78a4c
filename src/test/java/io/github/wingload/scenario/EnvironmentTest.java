package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.Template;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
