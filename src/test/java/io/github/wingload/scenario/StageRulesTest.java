package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.load.StagedLoad;
import io.github.wingload.scenario.Overrides.Option;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The key load.stages. */
class StageRulesTest extends ScenarioFixture {

    static Stream<WrongScenario> rules() {
        return Stream.of(
                rule(
                        "[]",
                        "test.yaml:1:16: load.stages: the list is empty; "
                                + "write at least one item, for example [{users: 500, over: 2m, hold: 5m}]"),
                rule(
                        "5m",
                        "test.yaml:1:16: load.stages: \"5m\" is not a stage; write a level and its time, such as "
                                + "\"50 over 1m hold 5m, 0 over 30s\" for users or \"10/s hold 1m\" for a rate"),
                rule(
                        "[5m]",
                        "test.yaml:1:17: load.stages[0]: \"5m\" is not a mapping; "
                                + "write a mapping with any of these keys: users, rate, over, hold, name"),
                rule(
                        "[{users: 5}]",
                        "test.yaml:1:17: load.stages[0]: the stage has no duration; "
                                + "add over: 2m to ramp, or hold: 5m to stay, or both"),
                rule(
                        "[{hold: 5m}]",
                        "test.yaml:1:17: load.stages[0]: the first stage has no level; "
                                + "add users: 500 or rate: 100/s"),
                rule(
                        "[{users: 5, hold: 5m}, {over: 1m}]",
                        "test.yaml:1:40: load.stages[1].over: over needs a level to ramp to; "
                                + "add users: 500 or rate: 100/s"),
                rule(
                        "[{users: 5, rate: 1/s, hold: 5m}]",
                        "test.yaml:1:28: load.stages[0].rate: users and rate cannot be combined; keep one of them"),
                rule(
                        "[{users: 5, hold: 5m}, {hold: 1m}, {rate: 5/s, hold: 1m}]",
                        "test.yaml:1:52: load.stages[2].rate: earlier stages use users; "
                                + "use users in all stages, or rates in all"),
                rule(
                        "[{users: -1, over: 0s, hold: 5, time: 5m}]",
                        "test.yaml:1:25: load.stages[0].users: -1 is out of range; "
                                + "write a whole number from 0 to 1000000",
                        "test.yaml:1:35: load.stages[0].over: \"0s\" is zero; "
                                + "write a duration above zero, such as 500ms",
                        "test.yaml:1:45: load.stages[0].hold: 5 has no unit; "
                                + "write 5s for seconds or 5ms for milliseconds",
                        "test.yaml:1:48: load.stages[0].time: unknown key; wingload says `over` for the time of a ramp "
                                + "and `hold` for the time at a level: {users: 100, over: 2m, hold: 5m}"),
                rule(
                        "[{rate: 5, hold: 5m}]",
                        "test.yaml:1:24: load.stages[0].rate: 5 has no unit; write 5/h, 5/m or 5/s"),
                rule(
                        "[{users: 5, hold: 5m, name: peak}, {users: 6, hold: 5m, name: peak}]",
                        "test.yaml:1:78: load.stages[1].name: load.stages[0] already has this name; "
                                + "give each stage its own name"),
                rule(
                        "[{users: 5, hold: 5m, name: \"a\\nb\"}]",
                        "test.yaml:1:44: load.stages[0].name: the text contains a line break or another control character; "
                                + "write it on one line"),
                rule(
                        "[{users: 5, hold: 5m}], users: 5, spawn_rate: 1, rate: 1/s, run_time: 1m, requests: 5",
                        "test.yaml:1:40: load.users: stages and users cannot be combined; keep one of them",
                        "test.yaml:1:50: load.spawn_rate: stages and spawn_rate cannot be combined; keep one of them",
                        "test.yaml:1:65: load.rate: stages and rate cannot be combined; keep one of them",
                        "test.yaml:1:76: load.run_time: the stages already determine the run time; remove it",
                        "test.yaml:1:90: load.requests: stages end by time, not after a number of calls; remove it"),
                rule(
                        "[{users: 5, hold: 5m}], arrivals: constant",
                        "test.yaml:1:40: load.arrivals: this key is only for a load by rate; "
                                + "remove it, or write rates in the stages"),
                rule(
                        "[{rate: 5/s, hold: 5m}], connections: per_user",
                        "test.yaml:1:54: load.connections: the open model has no users to keep connections; "
                                + "write shared, or remove it"),
                rule(
                        "[{users: 5, over: 5m}], warm_up: 5s",
                        "test.yaml:1:40: load.warm_up: the load starts at 0, so a warm-up would send nothing; "
                                + "start with a stage without over, or remove it"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @Test
    void overAndHoldMakeTwoStages() {
        assertThat(load("[{users: 500, over: 2m, hold: 5m}]"))
                .isEqualTo(new StagedLoad(
                        List.of(
                                new Stage("ramp to 500", 0, 500, Duration.ofMinutes(2)),
                                new Stage("hold 500", 500, 500, Duration.ofMinutes(5))),
                        Duration.ZERO,
                        Connections.PER_USER));
    }

    @Test
    void stagesStartAtThePreviousLevel() {
        assertThat(load("[{users: 10, hold: 1m}, {users: 20, over: 1m}, {hold: 2m}, {users: 0, over: 3m}]")
                        .stages())
                .containsExactly(
                        new Stage("hold 10", 10, 10, Duration.ofMinutes(1)),
                        new Stage("ramp to 20", 10, 20, Duration.ofMinutes(1)),
                        new Stage("hold 20", 20, 20, Duration.ofMinutes(2)),
                        new Stage("ramp to 0", 20, 0, Duration.ofMinutes(3)));
    }

    @Test
    void levelWithoutOverChangesAtOnce() {
        assertThat(load("[{rate: 10/s, hold: 1m}, {rate: 3600/h, hold: 1m}]").stages())
                .containsExactly(
                        new Stage("hold 10/s", 10, 10, Duration.ofMinutes(1)),
                        new Stage("hold 3600/h", 1, 1, Duration.ofMinutes(1)));
    }

    @Test
    void stagesOfRatesMakeAnOpenLoad() {
        Load load = load("[{rate: 100/s, over: 1m, hold: 5m}], arrivals: poisson, max_in_flight: 9");
        assertThat(load).isInstanceOf(OpenLoad.class);
        assertThat(load.connections()).isEqualTo(Connections.SHARED);
        assertThat(((OpenLoad) load).arrivals()).isEqualTo(OpenLoad.Arrivals.POISSON);
        assertThat(load.stages()).extracting(Stage::name).containsExactly("ramp to 100/s", "hold 100/s");
    }

    @Test
    void everyStageHasItsOwnName() {
        assertThat(load("[{users: 5, hold: 1m}, {hold: 1m}, {users: 9, over: 1m, hold: 1m, name: peak}, "
                                + "{users: 5, over: 1m, name: back}, {hold: 1m}, {hold: 1m, name: hold 5 (3)}]")
                        .stages())
                .extracting(Stage::name)
                .containsExactly("hold 5", "hold 5 (2)", "ramp to peak", "peak", "back", "hold 5 (4)", "hold 5 (3)");
    }

    @Test
    void warmUpHoldsTheFirstLevel() {
        assertThat(load("[{users: 5, hold: 1m}], warm_up: 10s").warmUp()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void runTimeOfTheCommandLineDoesNotChangeStages() {
        String yaml = baseWith("load", "load: {stages: [{users: 5, hold: 5m}]}");
        assertThat(problems(yaml, Overrides.NONE.with(Option.RUN_TIME, "1m")))
                .containsExactly("command line: --run-time: the stages already determine the run time; remove it");
    }

    @Test
    void longRampIsWarnedOf() {
        assertThat(warnings("[{users: 5, over: 2m, hold: 3m}]"))
                .containsExactly(
                        "the load ramps up for 120 s of 300 s, more than a quarter of the run, so figures for the whole run say little about full load; judge a stage with `during`");
        assertThat(warnings("[{users: 5, over: 1m, hold: 3m}, {users: 0, over: 9m}]"))
                .isEmpty();
    }

    @Test
    void loadThatStaysAtZeroIsWarnedOf() {
        assertThat(warnings("[{users: 0, hold: 1m}]")).containsExactly("the load stays at 0: no call will be made");
    }

    private Load load(String stages) {
        return plan(baseWith("load", "load: {stages: " + stages + "}")).load();
    }

    private List<String> warnings(String stages) {
        return scenario(baseWith("load", "load: {stages: " + stages + "}"), Overrides.NONE)
                .warnings();
    }

    private static WrongScenario rule(String stages, String... problems) {
        return WrongScenario.of("load", "load: {stages: " + stages + "}", problems);
    }
}
