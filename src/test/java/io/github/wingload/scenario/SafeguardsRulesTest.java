package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Safeguards;
import io.github.wingload.plan.Safeguards.RateLimit;
import io.github.wingload.scenario.Overrides.Option;
import io.github.wingload.scenario.ScenarioReading.Scenario;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The keys limits and probe, and the deadline of the gateway. */
class SafeguardsRulesTest extends ScenarioFixture {

    static Stream<WrongScenario> rules() {
        return Stream.of(
                WrongScenario.of(
                        "x",
                        "limits: wme",
                        "test.yaml:1:9: limits: \"wme\" is not a mapping; "
                                + "write a mapping with any of these keys: tier, requests_per_hour"),
                WrongScenario.of(
                        "x",
                        "limits: {}",
                        "test.yaml:1:9: limits: the limit is missing; "
                                + "write {tier: wme} or {requests_per_hour: 200000}"),
                WrongScenario.of(
                        "x",
                        "limits: {tier: anonymus}",
                        "test.yaml:1:16: limits.tier: \"anonymus\" is not one of anonymous, authenticated, established, "
                                + "wme, liftwing-llm; did you mean `anonymous`?"),
                WrongScenario.of(
                        "x",
                        "limits: {tier: wme, requests_per_hour: 5}",
                        "test.yaml:1:21: limits.requests_per_hour: tier and requests_per_hour cannot be combined; "
                                + "keep one of them"),
                WrongScenario.of(
                        "x",
                        "limits: {requests_per_hour: 200000/h}",
                        "test.yaml:1:29: limits.requests_per_hour: \"200000/h\" is not a whole number; "
                                + "write a whole number from 1 to 1000000000000"),
                WrongScenario.of(
                        "load",
                        "limits: {tier: anonymous}\nload: {rate: 150000/h, run_time: 1h}",
                        "test.yaml:1:9: limits: the 50,000/h anonymous class is exhausted at minute 20: "
                                + "the plan makes 150,000 requests in its busiest hour; "
                                + "lower the load, name your tier, or add --exceed-limits"),
                WrongScenario.of(
                        "load",
                        "limits: {requests_per_hour: 60}\nload: {rate: 1/s, run_time: 2m}",
                        "test.yaml:1:9: limits: the 60/h limit is exhausted at second 60: "
                                + "the plan makes 120 requests in its busiest hour; "
                                + "lower the load, name your tier, or add --exceed-limits"),
                WrongScenario.of(
                        "load",
                        "limits: {tier: liftwing-llm}\nload: {users: 100, spawn_rate: 1, run_time: 5m}",
                        "test.yaml:1:9: limits: the 100/h liftwing-llm class is exhausted before each of the 100 "
                                + "users has sent a request after the probe; "
                                + "lower the load, name your tier, or add --exceed-limits"),
                WrongScenario.of(
                        "x",
                        "probe: yes",
                        "test.yaml:1:8: probe: \"yes\" is not true or false; write true or false without quotes"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @ParameterizedTest
    @CsvSource({
        "tier: anonymous, anonymous, 50000",
        "tier: authenticated, authenticated, 100000",
        "tier: established, established, 200000",
        "tier: wme, wme, 200000",
        "tier: liftwing-llm, liftwing-llm, 100",
        "requests_per_hour: 70000, own, 70000"
    })
    void limitsAreTiersOrNumbers(String written, String name, long requestsPerHour) {
        assertThat(plan(baseWith("x", "limits: {" + written + "}")).safeguards().rateLimit())
                .contains(new RateLimit(name, requestsPerHour));
    }

    @Test
    void missingKeysLeaveOnlyTheProbe() {
        assertThat(plan(BASE).safeguards()).isEqualTo(Safeguards.DEFAULT);
    }

    @Test
    void planWithinTheLimitIsNoted() {
        assertThat(limited("rate: 150000/h, run_time: 3h", "tier: wme", Overrides.NONE)
                        .notes())
                .containsExactly("the plan fits the 200,000/h wme class: at most 150,000 requests in an hour");
        assertThat(limited("rate: 200000/h, run_time: 3h", "tier: wme", Overrides.NONE)
                        .notes())
                .containsExactly("the plan fits the 200,000/h wme class: at most 200,000 requests in an hour");
        assertThat(limited("rate: 1000/h, run_time: 3h, arrivals: poisson", "tier: wme", Overrides.NONE)
                        .notes())
                .containsExactly("the plan fits the 200,000/h wme class: about 1,000 requests in an hour");
        assertThat(limited("users: 5, requests: 1000", "tier: wme", Overrides.NONE)
                        .notes())
                .containsExactly("the plan fits the 200,000/h wme class: at most 1,000 requests in an hour");
    }

    @Test
    void requestsBeyondTheLimitHaveToTakeTheirTime() {
        assertThat(limited("users: 8, requests: 200", "tier: liftwing-llm", Overrides.NONE)
                        .warnings())
                .containsExactly(
                        "the 100/h liftwing-llm class allows the plan's 200 requests only if they take 2 h or longer; "
                                + "the run ends when the limit is reached");
        assertThat(limited(
                                "users: 8, spawn_rate: 0.1, run_time: 1m, requests: 99",
                                "tier: liftwing-llm",
                                Overrides.NONE)
                        .notes())
                .containsExactly("the plan fits the 100/h liftwing-llm class: at most 99 requests in an hour");
    }

    @Test
    void limitOfAClosedLoadIsCheckedDuringTheRun() {
        String watched = "the number of requests depends on response times, so the "
                + "200,000/h wme class is checked during the run";
        assertThat(limited("users: 5, run_time: 1h", "tier: wme", Overrides.NONE)
                        .notes())
                .containsExactly(watched);
        assertThat(limited("stages: [{users: 5, hold: 1h}]", "tier: wme", Overrides.NONE)
                        .notes())
                .containsExactly(watched);
    }

    @Test
    void exceedLimitsAllowsAPlanBeyondTheLimit() {
        Scenario scenario = limited(
                "rate: 150000/h, run_time: 1h", "tier: anonymous", Overrides.NONE.with(Option.EXCEED_LIMITS, "true"));
        assertThat(scenario.plan().safeguards().exceedLimits()).isTrue();
        assertThat(scenario.warnings())
                .containsExactly("the 50,000/h anonymous class is exhausted at minute 20: "
                        + "the plan makes 150,000 requests in its busiest hour");
        assertThat(scenario.overrides()).containsExactly("--exceed-limits true");
    }

    @Test
    void probeCanBeTurnedOff() {
        assertThat(plan(baseWith("x", "probe: false")).safeguards().probe()).isFalse();
        assertThat(scenario(baseWith("x", "probe: true"), Overrides.NONE.with(Option.NO_PROBE, "true"))
                        .plan()
                        .safeguards()
                        .probe())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"31s, true", "30s, false", "5s, false"})
    void deadlineBeyondTheGatewaysIsWarnedOf(String deadline, boolean warned) {
        String yaml = baseWith(
                "target",
                "contact: me@example.org\ntarget: {url: https://api.wikimedia.org/service}\ndeadline: " + deadline);
        String warning = "the gateway api.wikimedia.org gives up after 30 s: slower calls fail, whatever the deadline";
        assertThat(scenario(yaml, Overrides.NONE).warnings().contains(warning)).isEqualTo(warned);
    }

    @ParameterizedTest
    @CsvSource({"61s, true", "60s, false", "45s, false"})
    void theGatewayLetsStreamsGoOnForLonger(String deadline, boolean warned) {
        String yaml = baseWith(
                        "target",
                        "contact: me@example.org\ntarget: {url: https://api.wikimedia.org/service}\ndeadline: "
                                + deadline)
                .replaceFirst("(?m)^tasks:.*$", "tasks: [{get: /, stream: sse}]");
        List<String> ofGateway = scenario(yaml, Overrides.NONE).warnings().stream()
                .filter(warning -> warning.contains("gateway"))
                .toList();
        assertThat(ofGateway)
                .isEqualTo(
                        warned
                                ? List.of(
                                        "the gateway api.wikimedia.org cuts streams off after 60 s: slower calls fail,"
                                                + " whatever the deadline")
                                : List.of());
    }

    private Scenario limited(String load, String limits, Overrides overrides) {
        return scenario(baseWith("load", "load: {" + load + "}\nlimits: {" + limits + "}"), overrides);
    }
}
