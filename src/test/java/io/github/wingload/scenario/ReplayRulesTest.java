package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.engine.PlayedLoad;
import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.scenario.Overrides.Option;
import io.github.wingload.scenario.ScenarioReading.Scenario;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The key replay of load. */
class ReplayRulesTest extends ScenarioFixture {

    private static final String SCENARIO = """
            name: replay
            target: {url: "http://localhost:8080"}
            samples: {file: edits.csv}
            load: {replay: {time: timestamp}}
            tasks: [get: "/{{rev_id}}"]
            """;

    @BeforeEach
    void someEdits() {
        write("edits.csv", "rev_id,timestamp\n1,1795847400.5\n2,1795847401.25\n3,1795847401.5\n4,1795847404\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "load: {replay: {}} | load.replay.time: missing; add it",
                "load: {replay: {time: at}} | load.replay.time: the samples have no such column",
                "load: {replay: {time: rev_id, sped: 2}} | load.replay.sped",
                "load: {replay: {time: timestamp, speed: 0}} | load.replay.speed",
                "load: {replay: {time: timestamp, limit: 5}} | load.replay.limit",
                "load: {replay: {time: timestamp}, rate: 5/s} | load.rate",
                "load: {replay: {time: timestamp}, arrivals: poisson} | load.arrivals: the recorded times already determine it",
                "load: {replay: {time: timestamp}, connections: per_user} | load.connections: the open model has no users",
                "load: {rate: 5/s, run_time: 5s, arrivals: recorded} | load.arrivals",
                "load: {replay: {time: timestamp}, warm_up: 1h} | no recorded time is after the warm-up"
            })
    void problemsHaveTheirPlace(String load, String problem) {
        assertThat(problems(SCENARIO.replace("load: {replay: {time: timestamp}}", load)))
                .singleElement()
                .asString()
                .contains(problem);
    }

    @Test
    void samplesAreNeededAndPickedInTheOrderOfTheirTimes() {
        assertThat(problems(SCENARIO.replace("samples: {file: edits.csv}\n", "").replace("{{rev_id}}", "")))
                .singleElement()
                .asString()
                .contains("a replay needs samples with a time in each row");
        assertThat(problems(SCENARIO.replace("edits.csv", "edits.csv, pick: random")))
                .singleElement()
                .asString()
                .contains("a replay takes each row once, in the order of the times; remove pick from samples");
        assertThat(plan(SCENARIO).samples().get(0).pick()).isEqualTo(Pick.ONCE);
    }

    @Test
    void faultsOfTimesAreProblems() {
        write("edits.csv", "rev_id,timestamp\n1,1795847400\n2,\n3,2026-11-28\n");
        assertThat(problems(SCENARIO)).hasSize(2).allMatch(problem -> problem.contains("load.replay.time: row "));
    }

    @Test
    void theLoadIsAnOpenOneWithTheMeanRate() {
        OpenLoad load = (OpenLoad) plan(SCENARIO).load();
        assertThat(load.duration()).contains(Duration.ofSeconds(4));
        assertThat(load.plannedStarts()).isEqualTo(4);
        assertThat(load.peakLevel()).as("in the busiest second").isEqualTo(2);
        OpenLoad warm = (OpenLoad) plan(SCENARIO.replace("timestamp}}", "timestamp}, warm_up: 900ms}"))
                .load();
        assertThat(warm.plannedStarts()).as("after the warm-up").isEqualTo(2);
        assertThat(warm.plannedEnd()).contains(Duration.ofSeconds(4));
        OpenLoad cut = (OpenLoad) plan(SCENARIO.replace("timestamp}}", "timestamp}, run_time: 2s}"))
                .load();
        assertThat(cut.plannedStarts()).isEqualTo(3);
    }

    @Test
    void aRateOnTheCommandLineReplacesTheReplayAndKeepsTheOrderOfRows() {
        Scenario twin =
                scenario(SCENARIO, Overrides.NONE.with(Option.RATE, "4/s").with(Option.RUN_TIME, "1s"));
        assertThat(((OpenLoad) twin.plan().load()).replay()).isEmpty();
        assertThat(twin.plan().samples().get(0).pick()).isEqualTo(Pick.SEQUENTIAL);
    }

    @Test
    void aLimitOfTheTargetIsHeldAgainstTheBusiestHour() {
        assertThat(problems(SCENARIO + "limits: {requests_per_hour: 3}\n"))
                .singleElement()
                .asString()
                .contains("the 3/h limit is exceeded: the recording has 4 requests in its busiest hour");
        assertThat(scenario(SCENARIO + "limits: {requests_per_hour: 4}\n", Overrides.NONE)
                        .notes())
                .anyMatch(note -> note.contains("the plan fits the 4/h limit: at most 4 requests in an hour"));
    }

    @Test
    void wholeSecondsAreWarnedOf() {
        write("edits.csv", "rev_id,timestamp\n1,1795847400\n2,1795847400\n");
        assertThat(scenario(SCENARIO, Overrides.NONE).warnings())
                .singleElement()
                .asString()
                .contains("all times in the column \"timestamp\" are whole seconds");
    }

    /** Through the reader and the engine, with a clock that is moved by hand: an error of a millisecond would be seen. */
    @Test
    void everyRowIsSentAtItsRecordedTime() {
        Random random = new Random(5);
        List<Long> ms = LongStream.concat(
                        LongStream.range(0, 120).map(i -> i * 500),
                        LongStream.generate(() -> 30_000 + random.nextInt(1000)).limit(300))
                .sorted()
                .boxed()
                .toList();
        write(
                "edits.csv",
                "rev_id,timestamp\n"
                        + ms.stream()
                                .map(time -> time + "," + String.format(Locale.ROOT, "%.3f", time / 1e3))
                                .collect(Collectors.joining("\n")));
        Scenario scenario = scenario(SCENARIO + "seed: 1\n", Overrides.NONE);
        Plan plan = scenario.plan();

        List<Call> calls = PlayedLoad.of(plan, scenario.samples()).calls().stream()
                .sorted(Comparator.comparingLong(Call::intendedNs))
                .toList();

        assertThat(calls).hasSize(420);
        assertThat(calls)
                .extracting(Call::intendedNs)
                .isEqualTo(ms.stream().map(time -> time * 1_000_000).toList());
        assertThat(calls).allMatch(call -> call.startedNs() == call.intendedNs());
        assertThat(calls).allMatch(call -> call.key().equals("row " + (calls.indexOf(call) + 1)));
    }
}
