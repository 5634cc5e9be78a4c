package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.OpenLoad.Arrivals;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.scenario.Overrides.Option;
import io.github.wingload.scenario.ScenarioReading.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A load by rate, and what it has that a load by users has not. */
class OpenLoadRulesTest extends ScenarioFixture {

    private static final String RATE = "write a number and its unit /h, /m or /s, such as 150000/h";

    static Stream<WrongScenario> rules() {
        return Stream.of(
                rule(
                        "{rate: 150000, run_time: 1h}",
                        "test.yaml:1:14: load.rate: 150000 has no unit; write 150000/h, 150000/m or 150000/s"),
                rule(
                        "{rate: \"41.7\", run_time: 1h}",
                        "test.yaml:1:14: load.rate: 41.7 has no unit; write 41.7/h, 41.7/m or 41.7/s"),
                rule(
                        "{rate: 150000/hour, run_time: 1h}",
                        "test.yaml:1:14: load.rate: \"150000/hour\" is not a rate; " + RATE),
                rule("{rate: -5/s, run_time: 1h}", "test.yaml:1:14: load.rate: \"-5/s\" is not a rate; " + RATE),
                rule(
                        "{rate: \"15,00/s\", run_time: 1h}",
                        "test.yaml:1:14: load.rate: \"15,00/s\" is not a rate; " + RATE),
                rule("{rate: [1/s], run_time: 1h}", "test.yaml:1:14: load.rate: a list is not a rate; " + RATE),
                rule("{rate: , run_time: 1h}", "test.yaml:1:13: load.rate: there is no value; " + RATE),
                rule(
                        "{rate: 0/s, run_time: 1h}",
                        "test.yaml:1:14: load.rate: \"0/s\" is zero; " + "write a rate above zero, such as 150000/h"),
                rule(
                        "{rate: 2000000/s, run_time: 1h}",
                        "test.yaml:1:14: load.rate: \"2000000/s\" is out of range; write at most 1000000/s"),
                rule("{rate: 1/s}", "test.yaml:1:7: load: the load has no end; add run_time: 1h"),
                rule(
                        "{rate: 1/s, run_time: 1h, users: 5, spawn_rate: 1}",
                        "test.yaml:1:33: load.users: rate and users cannot be combined; keep one of them",
                        "test.yaml:1:43: load.spawn_rate: rate and spawn_rate cannot be combined; keep one of them"),
                rule(
                        "{rate: 1/s, run_time: 1h, requests: 5}",
                        "test.yaml:1:33: load.requests: rate and run_time already determine the number of calls; remove it"),
                rule(
                        "{rate: 1/s, run_time: 1h, arrivals: poison}",
                        "test.yaml:1:43: load.arrivals: \"poison\" is not one of constant, poisson, poisson-exact; "
                                + "did you mean `poisson`?"),
                rule(
                        "{rate: 1000000/s, run_time: 1h, arrivals: poisson-exact}",
                        "test.yaml:1:49: load.arrivals: poisson-exact keeps the times of all 3,600,000,000 starts "
                                + "in memory; write poisson, or plan at most 100,000,000 starts"),
                rule(
                        "{rate: 1/s, run_time: 1h, max_in_flight: 0}",
                        "test.yaml:1:48: load.max_in_flight: 0 is out of range; write a whole number from 1 to 1000000"),
                rule(
                        "{rate: 1/s, run_time: 1h, connections: per_user}",
                        "test.yaml:1:46: load.connections: the open model has no users to keep connections; "
                                + "write shared, or remove it"),
                rule(
                        "{rate: 1/s, run_time: 1h, warm_up: 30}",
                        "test.yaml:1:42: load.warm_up: 30 has no unit; "
                                + "write 30s for seconds or 30ms for milliseconds"),
                rule(
                        "{users: 1, run_time: 1h, arrivals: poisson, max_in_flight: 5}",
                        "test.yaml:1:32: load.arrivals: this key is only for a load by rate; "
                                + "remove it, or write rate instead of users",
                        "test.yaml:1:51: load.max_in_flight: this key is only for a load by rate; "
                                + "remove it, or write rate instead of users"),
                rule(
                        "{rate: 1/s, run_time: 1h}\nwait_time: {constant: 1s}",
                        "test.yaml:2:1: wait_time: the open model has no users who wait; "
                                + "remove it, or write load: {users: …}"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @Test
    void rateAndRunTimeAreEnough() {
        assertThat(load("{rate: 36000/h, run_time: 1h}"))
                .isEqualTo(new OpenLoad(
                        List.of(new Stage("hold", 10, 10, Duration.ofHours(1))),
                        Arrivals.CONSTANT,
                        OptionalInt.empty(),
                        Duration.ZERO,
                        Connections.SHARED));
    }

    @Test
    void everyKeyOfAnOpenLoadIsRead() {
        assertThat(load("{rate: 5/s, run_time: 10m, arrivals: poisson-exact, max_in_flight: 400, warm_up: 30s, "
                        + "connections: shared}"))
                .isEqualTo(new OpenLoad(
                        List.of(new Stage("hold", 5, 5, Duration.ofMinutes(10))),
                        Arrivals.POISSON_EXACT,
                        OptionalInt.of(400),
                        Duration.ofSeconds(30),
                        Connections.SHARED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "150000/h | 41.666666666666664",
                "\"150,000/h\" | 41.666666666666664",
                "2500/m | 41.666666666666664",
                "0.5/s | 0.5",
                "1/h | 0.0002777777777777778"
            })
    void ratesAreReadWithTheirUnits(String written, double perSecond) {
        OpenLoad load = (OpenLoad) load("{rate: " + written + ", run_time: 1h}");
        assertThat(load.peakLevel()).isCloseTo(perSecond, Offset.offset(1e-12));
    }

    @Test
    void closedLoadMayHaveAWarmUp() {
        ClosedLoad load = (ClosedLoad) load("{users: 2, run_time: 60s, warm_up: 10s}");
        assertThat(load.warmUp()).isEqualTo(Duration.ofSeconds(10));
        assertThat(load.connections()).isEqualTo(Connections.PER_USER);
    }

    @Test
    void openModelAllowsWaitTimeNone() {
        String yaml = baseWith("load", "load: {rate: 1/s, run_time: 1h}\nwait_time: none");
        assertThat(plan(yaml).userClasses().get(0).waitTime()).isEqualTo(new WaitTime.None());
    }

    @Test
    void usersOptionReplacesARateAndItsSettings() {
        String yaml = baseWith("load", "load: {rate: 1/s, run_time: 1h, max_in_flight: 5}");
        Scenario scenario = scenario(yaml, Overrides.NONE.with(Option.USERS, "5"));

        assertThat(scenario.plan().load().peakUsers()).isEqualTo(5);
        assertThat(scenario.plan().load().duration()).contains(Duration.ofHours(1));
        assertThat(scenario.notes()).anyMatch(note -> note.contains("rate, max_in_flight"));
    }

    private Load load(String written) {
        return plan(baseWith("load", "load: " + written)).load();
    }

    private static WrongScenario rule(String load, String... problems) {
        return WrongScenario.of("load", "load: " + load, problems);
    }
}
