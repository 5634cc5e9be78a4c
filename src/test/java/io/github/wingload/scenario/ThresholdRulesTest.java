package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Count;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.scenario.Overrides.Option;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The keys thresholds and stop_when; their lines have a test of their own. */
class ThresholdRulesTest extends ScenarioFixture {

    static Stream<WrongScenario> rules() {
        return Stream.of(
                WrongScenario.of(
                        "x",
                        "thresholds: p90 of ok <= 500ms",
                        "test.yaml:1:13: thresholds: \"p90 of ok <= 500ms\" is not a list; "
                                + "write a list, for example [\"p90 of ok <= 500ms\"]"),
                WrongScenario.of(
                        "x",
                        "thresholds:\n  - p90 of ok <= 500ms\n  - p90 of ok <= 500\n  - 5",
                        "test.yaml:3:5: thresholds[1]: 500 has no unit; "
                                + "write 500ms for milliseconds or 500s for seconds",
                        "test.yaml:4:5: thresholds[2]: 5 is not text; put it in quotes"),
                WrongScenario.of(
                        "x",
                        "thresholds: [p90 in / during hold <= 5s, p90 in /x <= 5s, p90 during peak <= 5s]",
                        "test.yaml:1:42: thresholds[1]: there is no task \"/x\"; did you mean `/`?",
                        "test.yaml:1:59: thresholds[2]: there is no stage \"peak\"; possible here: ramp, hold"),
                WrongScenario.of(
                        "x",
                        "thresholds: [ttft <= 2s, longest gap < 1s]",
                        "test.yaml:1:14: thresholds[0]: expected a figure (pN, mean, min, max, success rate, failure rate,"
                                + " requests/hour, ok/hour, requests/s, ok/s, cache hit rate, item success rate, within slo,"
                                + " good/s, output tokens/s, input tokens/s, tokens/s per user) at character 1, but found"
                                + " \"ttft\"; did you mean `p90 of ttft <= 2s`?",
                        "test.yaml:1:26: thresholds[1]: expected a figure (pN, mean, min, max, success rate, failure rate,"
                                + " requests/hour, ok/hour, requests/s, ok/s, cache hit rate, item success rate, within slo,"
                                + " good/s, output tokens/s, input tokens/s, tokens/s per user) at character 1, but found"
                                + " \"longest\"; did you mean `p90 of longest gap < 1s`?"),
                WrongScenario.of(
                        "x",
                        "thresholds: [p90 <= 5s over 5s]",
                        "test.yaml:1:14: thresholds[0]: `over` is shorter than 10s, the step of its windows; "
                                + "write over 10s or more"),
                WrongScenario.of(
                        "x",
                        "thresholds: [cache hit rate >= 50%, item success rate in / >= 99%]",
                        "test.yaml:1:14: thresholds[0]: no task has `cache`, so cache hits are unknown; "
                                + "add it, for example `cache: {hit: header X-Cache =~ hit}`",
                        "test.yaml:1:37: thresholds[1]: task \"/\" has no `items`, so items are not counted; "
                                + "add them, for example `expect: {items: /predictions}`"),
                WrongScenario.of(
                        "x",
                        "stop_when: [cache hit rate < 50%]",
                        "test.yaml:1:13: stop_when[0]: expected a figure (pN, mean, min, max, success rate, failure rate,"
                                + " requests/hour, ok/hour, requests/s, ok/s, within slo, good/s, tokens/s per user, failure count or the count of a status) at character"
                                + " 1, but found \"cache\"; write for example failure rate > 20% over 30s"),
                WrongScenario.of(
                        "x",
                        "stop_when: 429 count > 100",
                        "test.yaml:1:12: stop_when: \"429 count > 100\" is not a list; "
                                + "write a list, for example [\"failure rate > 20% over 30s\"]"),
                WrongScenario.of(
                        "x",
                        "stop_when: [failure rate > 20]",
                        "test.yaml:1:13: stop_when[0]: 20 has no unit; write 20%"),
                WrongScenario.of(
                        "x",
                        "stop_when: decided",
                        "test.yaml:1:12: stop_when: `decided` needs a threshold to decide; "
                                + "add thresholds, for example thresholds: [p90 of ok <= 500ms]"),
                WrongScenario.of(
                        "load",
                        "load: {users: 2, requests: 9}\nstop_when: [429 count > 100, decided]",
                        "test.yaml:2:30: stop_when[1]: `decided` needs a load with a planned end, and this one ends with its"
                                + " number of calls; add run_time to the load, or remove `decided`"),
                WrongScenario.of(
                        "load",
                        "load: {users: 0, run_time: 1m}\nthresholds: [p90 during peak <= 5s]",
                        "test.yaml:1:15: load.users: 0 is out of range; write a whole number from 1 to 1000000"));
    }

    @Test
    void timeToTheFirstTokenNeedsAStream() {
        String threshold = "\nthresholds: [p90 of ttft <= 2s]";
        assertThat(problems(baseWith("tasks", "tasks: [{get: /}]" + threshold)))
                .containsExactly("test.yaml:2:14: thresholds[0]: no task has `stream`, so tokens are not looked for; "
                        + "add it to the task, for example `stream: openai`");
        assertThat(plan(baseWith("tasks", "tasks: [{get: /, stream: openai}]" + threshold))
                        .thresholds())
                .singleElement()
                .extracting(rule -> rule.figure().label())
                .isEqualTo("p90 of ttft");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            load: {rate: 36000/h, run_time: 1m}                | requests/hour >= 144000           | the load offers 36,000/h
            load: {rate: 10/s, run_time: 1m}                   | requests/s > 10                   | the load offers 10.00/s
            load: {rate: 10/s, run_time: 1m}                   | ok/hour >= 36001                  | the load offers 36,000/h
            load: {stages: [{rate: 10/s, over: 1m, name: up}, {hold: 1m}]} | requests/s >= 8 | the load offers 7.50/s
            load: {stages: [{rate: 10/s, over: 1m, name: up}, {hold: 1m}]} | requests/s during up >= 6 | the load offers 5.00/s
            load: {stages: [{rate: 10/s, hold: 1m}, {rate: 2/s, hold: 1m}]} | requests/s >= 5 over 30s | the load offers 2.00/s in one of the windows of 30 s
            """)
    void promiseThatTheLoadCannotKeepIsAProblem(String load, String threshold, String found) {
        assertThat(problems(baseWith("load", load + "\nthresholds: [" + threshold + "]")))
                .containsExactly(
                        "test.yaml:2:14: thresholds[0]: " + found + "; raise the load, or promise no more than that");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {constant: 1s}               | requests/s >= 2.05 | 2.02/s
            {between: [1s, 3s]}          | requests/s >= 2    | 1.03/s
            {constant_pacing: 500ms}     | requests/s >= 5    | 4.00/s
            {constant_throughput: 0.5}   | requests/s >= 1.1  | 1.03/s
            """)
    void usersWhoWaitTooLongForThePromiseAreAProblem(String wait, String threshold, String most) {
        assertThat(problems(baseWith("x", "wait_time: " + wait + "\nthresholds: [" + threshold + "]")))
                .containsExactly(
                        "test.yaml:2:14: thresholds[0]: users who wait that long make at most " + most
                                + ", even if answers take no time; add users or shorten their wait time, or promise no more than that");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            load: {rate: 150000/h, run_time: 1m}                              | requests/hour >= 150000
            load: {rate: 10/s, run_time: 1m}                                  | requests/s < 100
            load: {users: 2, run_time: 60s}                                   | requests/hour >= 144000
            wait_time: {constant: 0s}                                         | requests/hour >= 144000
            wait_time: {constant: 1s}                                         | requests/s >= 2
            load: {stages: [{rate: 2/s, hold: 1m}, {rate: 10/s, hold: 1m, name: full}]} | requests/s during full >= 10
            """)
    void promiseThatTheLoadCanKeepOrThatOnlyTheTargetDecidesIsNoProblem(String load, String threshold) {
        String key = load.substring(0, load.indexOf(':'));
        assertThat(plan(baseWith(key, load + "\nthresholds: [" + threshold + "]"))
                        .thresholds())
                .hasSize(1);
    }

    @Test
    void callsOfAllTasksOfAFlowAreOffered() {
        String flows = """
                load: {rate: 10/s, run_time: 1m}
                tasks: [{weight: 3, steps: [{get: /a}, {get: /b}]}, {get: /c}]
                thresholds: [requests/s >= 18, requests/s in /a >= 7.5, requests/s in /c > 2.5]
                """;
        assertThat(problems(baseWith("load", flows).replace("tasks: [get: /]\n", "")))
                .containsExactly(
                        "test.yaml:3:14: thresholds[0]: the load offers 17.50/s; raise the load, or promise no more than that",
                        "test.yaml:3:57: thresholds[2]: the load offers 2.50/s; raise the load, or promise no more than that");
    }

    @Test
    void thresholdsKeepTheirText() {
        String yaml = baseWith("x", "thresholds:\n  - p95 of ok in / during hold <= 200ms over 10s");
        assertThat(plan(yaml).thresholds())
                .containsExactly(new Rule(
                        "p95 of ok in / during hold <= 200ms over 10s",
                        Figure.percentile(95, Calls.OK),
                        Optional.of("/"),
                        Optional.of("hold"),
                        Operator.AT_MOST,
                        200,
                        Optional.of(Duration.ofSeconds(10))));
    }

    @Test
    void decidedStandsAloneOrAmongStopRules() {
        String thresholds = "thresholds: [p90 of ok <= 500ms]\n";
        assertThat(plan(baseWith("x", thresholds)).safeguards().stopWhenDecided())
                .isFalse();
        assertThat(plan(baseWith("x", thresholds + "stop_when: decided"))
                        .safeguards()
                        .stopLines())
                .containsExactly("decided");
        assertThat(plan(baseWith("x", thresholds + "stop_when: [429 count > 100, decided]"))
                        .safeguards()
                        .stopLines())
                .containsExactly("429 count > 100", "decided");
    }

    @Test
    void aThresholdThatIsJudgedAtTheEndIsNamedBesideDecided() {
        String yaml = baseWith("x", "thresholds: [p90 of ok <= 500ms, max of ok <= 5s]\nstop_when: decided");
        assertThat(scenario(yaml, Overrides.NONE).warnings())
                .contains(
                        "stop_when: decided: the run ends early only if a threshold is missed, because \"max of ok <= 5s\""
                                + " is judged at the planned end");
    }

    @Test
    void stopRulesKeepTheirText() {
        String yaml = baseWith("x", "stop_when: [failure rate > 20% over 30s, 429 count > 100]");
        assertThat(plan(yaml).safeguards().stopWhen())
                .containsExactly(
                        new Rule(
                                "failure rate > 20% over 30s",
                                Figure.FAILURE_RATE,
                                Optional.empty(),
                                Optional.empty(),
                                Operator.ABOVE,
                                20,
                                Optional.of(Duration.ofSeconds(30))),
                        new Rule(
                                "429 count > 100",
                                Count.ofStatus(429),
                                Optional.empty(),
                                Optional.empty(),
                                Operator.ABOVE,
                                100,
                                Optional.empty()));
    }

    @Test
    void thresholdOptionsAreAdded() {
        Overrides overrides =
                Overrides.NONE.with(Option.THRESHOLD, "success rate >= 99%").with(Option.THRESHOLD, "p90 <= 1s");
        assertThat(texts(scenario(baseWith("x", "thresholds: [max <= 5s]"), overrides)))
                .containsExactly("max <= 5s", "success rate >= 99%", "p90 <= 1s");
        assertThat(texts(scenario(BASE, overrides))).containsExactly("success rate >= 99%", "p90 <= 1s");
    }

    @Test
    void thresholdOptionsAreChecked() {
        assertThat(problems(BASE, Overrides.NONE.with(Option.THRESHOLD, "success rate >= 99")))
                .containsExactly("command line: --threshold: 99 has no unit; write 99%");
    }

    @Test
    void windowLongerThanTheLoadIsWarnedOf() {
        assertThat(scenario(baseWith("x", "thresholds: [p90 <= 5s over 5m, p90 <= 5s over 1m]"), Overrides.NONE)
                        .warnings())
                .containsExactly(
                        "the threshold \"p90 <= 5s over 5m\" has a window longer than the time that is judged, 60 s");
    }

    private static List<String> texts(ScenarioReading.Scenario scenario) {
        return scenario.plan().thresholds().stream().map(Rule::text).toList();
    }
}
