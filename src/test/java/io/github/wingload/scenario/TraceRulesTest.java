package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.GeneratedValue.TraceParent;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Form;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The key trace. */
class TraceRulesTest extends ScenarioFixture {

    static Stream<WrongScenario> rules() {
        return Stream.of(
                WrongScenario.of(
                        "x", "trace: b3", "test.yaml:1:8: trace: \"b3\" is not a format of trace ids; write w3c"),
                WrongScenario.of(
                        "x",
                        "trace: {format: b3, sampled: 1}",
                        "test.yaml:1:17: trace.format: \"b3\" is not a format of trace ids; write w3c"),
                WrongScenario.of(
                        "x",
                        "trace: {sampled: 2}",
                        "test.yaml:1:18: trace.sampled: 2 is out of range; write a number from 0 up to 1"),
                WrongScenario.ofFile(
                        BASE.replace("[get: /]", "[{get: /, headers: {TraceParent: a}}]") + "trace: w3c\n",
                        "test.yaml:6:1: trace: the scenario has a header traceparent of its own; "
                                + "remove that header, or trace"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @Test
    void everyRequestGetsTheHeader() {
        Plan plan = plan(BASE + "values: {id: uuid}\ntrace: {format: w3c, sampled: 0.1}\n");
        assertThat(plan.values())
                .extracting(GeneratedValue::generator)
                .element(1)
                .isEqualTo(new TraceParent(0.1));
        assertThat(plan.target().headers())
                .contains(new Header("traceparent", new Template(List.of(new Template.Generated(1, Form.RAW))), false));
        assertThat(plan.traced()).isTrue();
        assertThat(plan(BASE + "trace: w3c\n").values())
                .extracting(GeneratedValue::generator)
                .containsExactly(new TraceParent(1));
        assertThat(plan(BASE).traced()).isFalse();
    }
}
