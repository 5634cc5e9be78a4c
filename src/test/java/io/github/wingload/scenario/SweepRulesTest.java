package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.sweep.Level;
import io.github.wingload.sweep.SweepPlan;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of {@code sweep}. */
class SweepRulesTest extends ScenarioFixture {

    @Test
    void levelsAndTheirLength() {
        SweepPlan sweep = sweep("load: {users: 4, run_time: 30s}\n"
                + "sweep: {users: [1, 8], answers_per_user: 20, at_least: 2m, rest: 10s, settle: 0s, stop_on: fail}");

        assertThat(sweep.levels()).containsExactly(level("1"), level("8"));
        assertThat(sweep.run()).isEmpty();
        assertThat(sweep.answersPerUser()).hasValue(20);
        assertThat(sweep.shortest()).isEqualTo(Duration.ofMinutes(2));
        assertThat(sweep.rest()).contains(Duration.ofSeconds(10));
        assertThat(sweep.settle()).contains(Duration.ZERO);
        assertThat(sweep.stopAtFail()).isTrue();
        assertThat(sweep.ownSpawnRate()).isFalse();
    }

    @Test
    void searchHasItsOwnThresholdAndEnds() {
        SweepPlan sweep = sweep("load: {users: 4, spawn_rate: 2, run_time: 30s}\n"
                + "sweep: {find: {threshold: p90 of ok <= 1s, from: 1000/h, to: 9000/h, confirm: 5m}}");

        assertThat(sweep.levels()).isEmpty();
        assertThat(sweep.search())
                .contains(new SweepPlan.Search(
                        Optional.of("p90 of ok <= 1s"),
                        Optional.of(level("1000/h")),
                        Optional.of(level("9000/h")),
                        Optional.of(Duration.ofMinutes(5))));
        assertThat(sweep.run()).contains(Duration.ofSeconds(30));
        assertThat(sweep.ownSpawnRate()).isTrue();
    }

    @Test
    void loadOfASweepNeedsNoEnd() {
        String load = "load: {rate: 10/s}";

        assertThat(problems(baseWith("load", load)))
                .containsExactly("test.yaml:1:7: load: the load has no end; add run_time: 1h");
        assertThat(((ScenarioReading.Scenario)
                                read(baseWith("load", load), Overrides.NONE.with(Overrides.Option.SWEPT, "true")))
                        .sweep()
                        .run())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sweep: {users: [1], rate: [1/s]} | users and rate cannot be combined",
                "sweep: {users: [8/s]} | sweep.users[0]: \"8/s\" is not a number of users; write a whole number such as 8",
                "sweep: {rate: [8]} | sweep.rate[0]: 8 is not a rate; write a rate such as 40/s",
                "sweep: {find: {from: 9/s, to: 5/s}} | sweep.find.to: a search cannot go from 9/s to 5/s; write both in one unit, the lower one first",
                "sweep: {find: {from: 9/s, to: 5}} | a search cannot go from 9/s to 5; ",
                "sweep: {stop_on: pass} | sweep.stop_on: \"pass\" is not one of fail"
            })
    void whatIsWrongIsSaid(String written, String message) {
        assertThat(problems(baseWith("x", written)))
                .hasSize(1)
                .allSatisfy(problem -> assertThat(problem).contains(message));
    }

    /** Of a scenario whose load is in the text. */
    private SweepPlan sweep(String yaml) {
        return scenario(baseWith("load", yaml), Overrides.NONE).sweep();
    }

    private static Level level(String text) {
        return Level.parse(text).orElseThrow();
    }
}
