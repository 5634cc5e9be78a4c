package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.WaitTime;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The keys name, load, wait_time, deadline and seed. */
class LoadRulesTest extends ScenarioFixture {

    private static final String WAIT_FORMS =
            "write {between: [1s, 5s]}, {constant: 1s}, {constant_pacing: 2s}, " + "{constant_throughput: 0.5} or none";
    private static final String DURATION = "write a number and its unit h, m, s or ms, such as 120s, 500ms or 1h30m";
    private static final String NAME =
            "use at most 100 letters, digits, dots, underscores and hyphens, and do not start with a dot";

    static Stream<WrongScenario> rules() {
        return Stream.of(
                WrongScenario.of("name", "name: a/b", "test.yaml:1:7: name: \"a/b\" is not a valid name; " + NAME),
                WrongScenario.of("name", "name: .a", "test.yaml:1:7: name: \".a\" is not a valid name; " + NAME),
                WrongScenario.of("name", "name: 2024", "test.yaml:1:7: name: 2024 is not text; put it in quotes"),
                WrongScenario.of("name", "name: [a]", "test.yaml:1:7: name: a list is not text; write text"),
                WrongScenario.of(
                        "name",
                        "name: ''",
                        "test.yaml:1:7: name: the text is empty; write something, or remove the key"),
                WrongScenario.of("name", "name:", "test.yaml:1:6: name: there is no value; write text"),
                WrongScenario.of(
                        "load",
                        "load: 5",
                        "test.yaml:1:7: load: 5 is not a mapping; " + "write a mapping with any of these keys: "
                                + LOAD_KEYS),
                WrongScenario.of(
                        "load",
                        "load: {}",
                        "test.yaml:1:7: load: the amount of load is missing; "
                                + "add users: 10, or rate: 150000/h, or stages",
                        "test.yaml:1:7: load: the load has no end; "
                                + "add run_time: 120s, or requests: 1000, or both"),
                WrongScenario.of(
                        "load",
                        "load: {users: ten, spawnrate: 5, run_time: 120, usres: 3}",
                        "test.yaml:1:15: load.users: \"ten\" is not a whole number; "
                                + "write a whole number from 1 to 1000000",
                        "test.yaml:1:20: load.spawnrate: unknown key; did you mean `spawn_rate`?",
                        "test.yaml:1:44: load.run_time: 120 has no unit; write 120s for seconds or 120ms for milliseconds",
                        "test.yaml:1:49: load.usres: unknown key; did you mean `users`?"),
                WrongScenario.of(
                        "load",
                        "load: {users: \"10\", run_time: 1s}",
                        "test.yaml:1:15: load.users: \"10\" is not a whole number; "
                                + "write a whole number from 1 to 1000000, without quotes"),
                WrongScenario.of(
                        "load",
                        "load: {users: 010, run_time: 1s}",
                        "test.yaml:1:15: load.users: \"010\" is not a whole number; "
                                + "write a whole number from 1 to 1000000"),
                WrongScenario.of(
                        "load",
                        "load: {users: 2.5, run_time: 1s}",
                        "test.yaml:1:15: load.users: 2.5 is not a whole number; "
                                + "write a whole number from 1 to 1000000"),
                WrongScenario.of(
                        "load",
                        "load: {users: 0, spawn_rate: 0, run_time: 0s, requests: 99999999999999999999}",
                        "test.yaml:1:15: load.users: 0 is out of range; write a whole number from 1 to 1000000",
                        "test.yaml:1:30: load.spawn_rate: 0 is out of range; write a number above 0 up to 1000000",
                        "test.yaml:1:43: load.run_time: \"0s\" is zero; "
                                + "write a duration above zero, such as 500ms",
                        "test.yaml:1:57: load.requests: 99999999999999999999 is out of range; "
                                + "write a whole number, 1 or more"),
                WrongScenario.of(
                        "load",
                        "load: {users: 1, spawn_rate: .inf, run_time: 1s}",
                        "test.yaml:1:30: load.spawn_rate: .inf is out of range; write a number above 0 up to 1000000"),
                WrongScenario.of(
                        "load",
                        "load: {users: .nan, spawn_rate: .nan, run_time: 1s}",
                        "test.yaml:1:15: load.users: .nan is not a whole number; "
                                + "write a whole number from 1 to 1000000",
                        "test.yaml:1:33: load.spawn_rate: .nan is not a number; "
                                + "write a number above 0 up to 1000000"),
                WrongScenario.of(
                        "load",
                        "load: {users: 1, spawn_rate: '2', run_time: 1s}",
                        "test.yaml:1:30: load.spawn_rate: \"2\" is not a number; "
                                + "write a number above 0 up to 1000000, without quotes"),
                WrongScenario.of(
                        "load",
                        "load: {users: 1, run_time: -5s}",
                        "test.yaml:1:28: load.run_time: \"-5s\" is not a duration; " + DURATION),
                WrongScenario.of(
                        "load",
                        "load: {users: 1, run_time: 5 min}",
                        "test.yaml:1:28: load.run_time: \"5 min\" is not a duration; " + DURATION),
                WrongScenario.of(
                        "load",
                        "load: {users: 1, run_time: 10001h}",
                        "test.yaml:1:28: load.run_time: \"10001h\" is out of range; write at most 10000h"),
                WrongScenario.of(
                        "load",
                        "load: {users: 1, run_time: 1s, connections: per-user}",
                        "test.yaml:1:45: load.connections: \"per-user\" is not one of per_user, shared; "
                                + "did you mean `per_user`?"),
                WrongScenario.of(
                        "load",
                        "load: {users: 1, run_time: 1s, connections: 50}",
                        "test.yaml:1:45: load.connections: connections is how users connect, not how many there are; "
                                + "write users: 50, each of whom has a connection"),
                WrongScenario.of(
                        "x", "wait_time: 2s", "test.yaml:1:12: wait_time: \"2s\" is not a wait time; " + WAIT_FORMS),
                WrongScenario.of(
                        "x", "wait_time: {}", "test.yaml:1:12: wait_time: the wait time is missing; " + WAIT_FORMS),
                WrongScenario.of(
                        "x",
                        "wait_time: {constant: 1s, constant_pacing: 1s}",
                        "test.yaml:1:27: wait_time.constant_pacing: constant and constant_pacing cannot be combined; "
                                + "keep one of them"),
                WrongScenario.of(
                        "x",
                        "wait_time: {between: [5s, 1s]}",
                        "test.yaml:1:22: wait_time.between: the first is greater than the second; "
                                + "write the lower one first"),
                WrongScenario.of(
                        "x",
                        "wait_time: {between: [1, 5s, 6s]}",
                        "test.yaml:1:22: wait_time.between: the list has 3 items; "
                                + "write the lower and the upper end of a range, for example [1s, 5s]",
                        "test.yaml:1:23: wait_time.between[0]: 1 has no unit; "
                                + "write 1s for seconds or 1ms for milliseconds"),
                WrongScenario.of(
                        "x",
                        "wait_time: {between: 5s}",
                        "test.yaml:1:22: wait_time.between: \"5s\" is not a list; write a list, for example [1s, 5s]"),
                WrongScenario.of(
                        "x",
                        "wait_time: {constant_pacing: 0s}",
                        "test.yaml:1:30: wait_time.constant_pacing: \"0s\" is zero; "
                                + "write a duration above zero, such as 500ms"),
                WrongScenario.of(
                        "x",
                        "wait_time: {constant_throughput: 0}",
                        "test.yaml:1:34: wait_time.constant_throughput: 0 is out of range; "
                                + "write a number above 0 up to 1000000"),
                WrongScenario.of(
                        "x",
                        "deadline: 30",
                        "test.yaml:1:11: deadline: 30 has no unit; write 30s for seconds or 30ms for milliseconds"),
                WrongScenario.of(
                        "x",
                        "deadline: 0ms",
                        "test.yaml:1:11: deadline: \"0ms\" is zero; " + "write a duration above zero, such as 500ms"),
                WrongScenario.of(
                        "x",
                        "io_threads: 65",
                        "test.yaml:1:13: io_threads: 65 is out of range; write a whole number from 1 to 64"),
                WrongScenario.of(
                        "seed",
                        "seed: 9999999999999999999",
                        "test.yaml:1:7: seed: 9999999999999999999 is out of range; write a 64-bit integer"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @Test
    void everyKeyOfAClosedLoadIsRead() {
        assertThat(plan(baseWith(
                                "load",
                                "load: {users: 500, spawn_rate: 2.5, run_time: 10m, requests: 1000, connections: shared}"))
                        .load())
                .isEqualTo(new ClosedLoad(
                        500, 2.5, Optional.of(Duration.ofMinutes(10)), OptionalLong.of(1000), Connections.SHARED));
    }

    @Test
    void defaultsAreThoseOfLocust() {
        assertThat(plan(baseWith("load", "load: {users: 5, requests: 10}")).load())
                .isEqualTo(new ClosedLoad(5, 1, Optional.empty(), OptionalLong.of(10), Connections.PER_USER));
    }

    @ParameterizedTest
    @CsvSource({
        "120s, PT2M",
        "500ms, PT0.5S",
        "1h30m, PT1H30M",
        "1.5s, PT1.5S",
        "1m0.25s, PT1M0.25S",
        "2h1ms, PT2H0.001S",
        "90m, PT1H30M"
    })
    void durationsAreReadWithTheirUnits(String written, Duration duration) {
        assertThat(plan(baseWith("x", "deadline: " + written)).deadline()).isEqualTo(duration);
    }

    @Test
    void waitTimeHasFiveForms() {
        assertThat(waitTime("none")).isEqualTo(new WaitTime.None());
        assertThat(waitTime("{between: [0s, 5s]}"))
                .isEqualTo(new WaitTime.Between(Duration.ZERO, Duration.ofSeconds(5)));
        assertThat(waitTime("{constant: 1s}")).isEqualTo(new WaitTime.Constant(Duration.ofSeconds(1)));
        assertThat(waitTime("{constant_pacing: 2s}")).isEqualTo(new WaitTime.ConstantPacing(Duration.ofSeconds(2)));
        assertThat(waitTime("{constant_throughput: 0.5}")).isEqualTo(new WaitTime.ConstantThroughput(0.5));
    }

    @Test
    void missingKeysHaveDefaults() {
        ScenarioReading.Scenario scenario = scenario(baseWith("seed", ""), Overrides.NONE);
        assertThat(scenario.plan().userClasses().get(0).waitTime()).isEqualTo(new WaitTime.None());
        assertThat(scenario.plan().deadline()).isEqualTo(Duration.ofSeconds(30));
        assertThat(scenario.plan().seed()).isEqualTo(DRAWN_SEED);
        assertThat(scenario.notes())
                .containsExactly("no seed is given, so 4711 was drawn; seed: 4711 repeats this run");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | 2 | 120s | 500 users at 2 per second take 249 s to start, and the run time is 120 s: "
                        + "not all of them will start",
                "10 | 2.5 | 3.2s | 10 users at 2.5 per second take 4 s to start, and the run time is 3.2 s: "
                        + "not all of them will start"
            })
    void unfinishedRampIsWarnedOf(int users, String rate, String runTime, String warning) {
        String load = "load: {users: " + users + ", spawn_rate: " + rate + ", run_time: " + runTime + "}";
        assertThat(scenario(baseWith("load", load), Overrides.NONE).warnings()).containsExactly(warning);
    }

    @ParameterizedTest
    @CsvSource({"500, 5, 400s", "100, 5, 76s", "10, 2.5, 12.8s", "50, 100, 1s"})
    void shortRampIsNotWarnedOf(int users, String rate, String runTime) {
        String load = "load: {users: " + users + ", spawn_rate: " + rate + ", run_time: " + runTime + "}";
        assertThat(scenario(baseWith("load", load), Overrides.NONE).warnings()).isEmpty();
    }

    private WaitTime waitTime(String written) {
        return plan(baseWith("x", "wait_time: " + written)).userClasses().get(0).waitTime();
    }
}
