package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.plan.Reporting;
import io.github.wingload.plan.Reporting.Calls;
import io.github.wingload.plan.Reporting.Slo;
import io.github.wingload.scenario.Overrides.Option;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The keys that say what is kept and reported. */
class ReportingRulesTest extends ScenarioFixture {

    static Stream<WrongScenario> rules() {
        return Stream.of(
                rule("calls: yes", "test.yaml:1:8: calls: \"yes\" is not one of auto, on, off; write one of these"),
                rule("calls: true", "test.yaml:1:8: calls: true is not one of auto, on, off; write one of these"),
                rule(
                        "upstream_header: 'a b'",
                        "test.yaml:1:18: upstream_header: \"a b\" is not a header's name; "
                                + "write for example x-envoy-upstream-service-time"),
                rule("report: {bucket: [1s]}", "test.yaml:1:10: report.bucket: unknown key; did you mean `buckets`?"),
                rule(
                        "report: {picture: result.png}",
                        "test.yaml:1:19: report.picture: \"result.png\" is not true or false; "
                                + "write true or false without quotes"),
                rule(
                        "report: markdown",
                        "test.yaml:1:9: report: \"markdown\" is not a mapping; "
                                + "write a mapping with any of these keys: buckets, what_if, dashboard, picture"),
                rule(
                        "report: {buckets: 1s, what_if: []}",
                        "test.yaml:1:19: report.buckets: \"1s\" is not a list; "
                                + "write a list, for example [500ms, 1s, 2s, 5s]",
                        "test.yaml:1:32: report.what_if: the list has 0 items; "
                                + "write 1 to 20 times, for example [300ms, 500ms, 1s, 2s]"),
                rule(
                        "report: {buckets: [500, 2s, 1s, 2s], what_if: [0s, 1s, 1000ms]}",
                        "test.yaml:1:20: report.buckets[0]: 500 has no unit; "
                                + "write 500s for seconds or 500ms for milliseconds",
                        "test.yaml:1:29: report.buckets[2]: \"1s\" is not longer than the one before; "
                                + "write them in ascending order",
                        "test.yaml:1:48: report.what_if[0]: \"0s\" is zero; "
                                + "write a duration above zero, such as 500ms",
                        "test.yaml:1:56: report.what_if[2]: \"1000ms\" is not longer than the one before; "
                                + "write them in ascending order"),
                rule("ticket: 409388", "test.yaml:1:9: ticket: 409388 is not text; put it in quotes"),
                rule(
                        "ticket: \"T1\\nT2\"",
                        "test.yaml:1:9: ticket: the text contains a line break or another control character; "
                                + "write it on one line"),
                rule("notes: ''", "test.yaml:1:8: notes: the text is empty; write something, or remove the key"),
                rule("conclusion: [a]", "test.yaml:1:13: conclusion: a list is not text; write text"),
                rule("escalation:", "test.yaml:1:12: escalation: there is no value; write text"),
                rule(
                        "environment: [a]",
                        "test.yaml:1:14: environment: a list is not text or a mapping; "
                                + "write for example {where: stat1008, pods: 9}"),
                rule(
                        "environment: {where: [a], pods: }",
                        "test.yaml:1:22: environment.where: a list is not text; write text",
                        "test.yaml:1:32: environment.pods: there is no value; write text"),
                rule(
                        "labels: image",
                        "test.yaml:1:9: labels: \"image\" is not a mapping; "
                                + "write keys and values, for example {image: 2025-11-24}"),
                rule(
                        "labels: {the image: a, image: {}}",
                        "test.yaml:1:10: labels.the image: \"the image\" cannot be the name of a label; "
                                + "use letters, digits, dots, underscores and hyphens",
                        "test.yaml:1:31: labels.image: a mapping is not text; write text"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @Test
    void missingKeysHaveDefaults() {
        assertThat(plan(BASE).reporting()).isEqualTo(Reporting.DEFAULT);
    }

    @Test
    void everyKeyIsRead() {
        String keys = """
                calls: off
                slo: {ttft: 2s, e2e: 9s}
                upstream_header: x-upstream-ms
                report: {buckets: [1s, 10s], what_if: [250ms], picture: true}
                ticket: T409388
                environment: {where: stat1008, pods: 9}
                labels: {image: 2025-11-24, gpu: false}
                notes: |
                  First line.
                  Second line.
                conclusion: It holds.
                escalation: Contact the team.""";
        assertThat(plan(baseWith("x", keys)).reporting())
                .isEqualTo(new Reporting(
                        Calls.OFF,
                        List.of(Duration.ofSeconds(1), Duration.ofSeconds(10)),
                        List.of(Duration.ofMillis(250)),
                        Optional.of(new Slo(Map.of(
                                Quantity.TIME_TO_FIRST_TOKEN,
                                Duration.ofSeconds(2),
                                Quantity.DURATION,
                                Duration.ofSeconds(9)))),
                        "x-upstream-ms",
                        Optional.of("T409388"),
                        Map.of("where", "stat1008", "pods", "9"),
                        Map.of("image", "2025-11-24", "gpu", "false"),
                        Optional.of("First line.\nSecond line.\n"),
                        Optional.of("It holds."),
                        Optional.of("Contact the team."),
                        Optional.empty(),
                        Optional.of("report.png")));
    }

    @Test
    void environmentCanBeOneText() {
        assertThat(plan(baseWith("x", "environment: staging, 9 pods"))
                        .reporting()
                        .environment())
                .isEqualTo(Map.of("environment", "staging, 9 pods"));
    }

    @Test
    void commandLineAddsAndReplacesLabels() {
        Overrides overrides = Overrides.NONE.with(Option.LABEL, "image=b=c").with(Option.LABEL, "node=n1");
        assertThat(scenario(baseWith("x", "labels: {image: a, gpu: none}"), overrides)
                        .plan()
                        .reporting()
                        .labels())
                .isEqualTo(Map.of("image", "b=c", "gpu", "none", "node", "n1"));
    }

    @Test
    void labelOptionsAreChecked() {
        Overrides overrides = Overrides.NONE
                .with(Option.LABEL, "image")
                .with(Option.LABEL, "a b=c")
                .with(Option.LABEL, "empty=");
        assertThat(problems(BASE, overrides))
                .containsExactly(
                        "command line: --label: \"image\" is not NAME=VALUE; write for example image=2025-11-24",
                        "command line: --label: \"a b\" cannot be the name of a label; "
                                + "use letters, digits, dots, underscores and hyphens",
                        "command line: --label: the text is empty; write something, or remove the key");
    }

    private static WrongScenario rule(String block, String... problems) {
        return WrongScenario.of("x", block, problems);
    }
}
