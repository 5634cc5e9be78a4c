package io.github.wingload.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.sweep.CapacitySearch.Trial;
import io.github.wingload.sweep.SweepTimes.Layout;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SweepTimesTest {

    private static final OptionalDouble UNKNOWN = OptionalDouble.empty();

    @Test
    void usersAreSpreadOverTheTimeOfACallAndMeasuredAfterTwoMore() {
        Layout layout = times(Optional.empty(), UNKNOWN).layout(trial("64"), OptionalDouble.of(4));

        assertThat(layout.spawnPerSecond()).hasValue(16);
        assertThat(layout.warmUp()).isEqualTo(Duration.ofMillis(12_000));
        assertThat(layout.measured()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void levelsOfSlowCallsAreMeasuredForTenAnswersOfEachUser() {
        assertThat(times(Optional.empty(), UNKNOWN)
                        .layout(trial("64"), OptionalDouble.of(14))
                        .measured())
                .isEqualTo(Duration.ofSeconds(140));
    }

    @Test
    void rateIsMeasuredForAsManyAnswersAsItsThresholdsNeed() {
        assertThat(times(Optional.empty(), UNKNOWN)
                        .layout(trial("2/s"), UNKNOWN)
                        .measured())
                .isEqualTo(Duration.ofSeconds(150));
        assertThat(times(Optional.empty(), UNKNOWN)
                        .layout(trial("100/s"), UNKNOWN)
                        .measured())
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void givenRunTimeAndSpawnRateAreKept() {
        Layout layout = times(Optional.of(Duration.ofSeconds(30)), OptionalDouble.of(2))
                .layout(trial("5"), OptionalDouble.of(14));

        assertThat(layout.measured()).isEqualTo(Duration.ofSeconds(30));
        assertThat(layout.spawnPerSecond()).hasValue(2);
        assertThat(layout.warmUp()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void inconclusiveRunsAndConfirmationsAreLonger() {
        SweepTimes times = times(Optional.of(Duration.ofSeconds(30)), UNKNOWN);
        Level level = trial("2/s").level();

        assertThat(times.layout(new Trial(level, 3, false, false), UNKNOWN).measured())
                .isEqualTo(Duration.ofSeconds(90));
        assertThat(times.layout(new Trial(level, 2, false, true), UNKNOWN).measured())
                .isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void decisiveNumberOfAnswersIsThatOfTheStrictestThreshold() {
        long p90 = SweepTimes.decisive(List.of(rule(Figure.percentile(90, Figure.Calls.OK), 500)));
        long p99 = SweepTimes.decisive(List.of(
                rule(Figure.percentile(90, Figure.Calls.OK), 500), rule(Figure.percentile(99, Figure.Calls.OK), 900)));

        assertThat(p90).isBetween(100L, 400L);
        assertThat(p99).isGreaterThan(5 * p90);
        assertThat(SweepTimes.decisive(List.of(rule(Figure.FAILURE_RATE, 1)))).isEqualTo(p99);
        assertThat(SweepTimes.decisive(List.of(rule(Figure.SUCCESS_RATE, 100)))).isZero();
        assertThat(SweepTimes.decisive(List.of())).isZero();
    }

    @Test
    void busiestHourOfAllRunsIsFoundWhereverItIs() {
        SweepTimes times = times(Optional.of(Duration.ofMinutes(40)), UNKNOWN);
        // The warm-up is 0 s and the rest 10 s.
        List<Trial> up = List.of(trial("1/s"), trial("2/s"));
        List<Trial> down = List.of(trial("2/s"), trial("1/s"));

        long expected = 40 * 60 * 2 + (20 * 60 - 10);
        assertThat(times.busiestHour(up)).isEqualTo(expected);
        assertThat(times.busiestHour(down)).isEqualTo(expected);
        assertThat(times.busiestHour(List.of(trial("8")))).isZero();
    }

    @Test
    void usersMakeAtLeastTheAnswersThatTheirLevelNeeds() {
        SweepTimes enough = times(Optional.empty(), UNKNOWN);
        assertThat(enough.fewest(trial("8")))
                .as("10 answers and 2 of the warm-up")
                .isEqualTo(96);
        assertThat(times(Optional.of(Duration.ofSeconds(30)), UNKNOWN).fewest(trial("8")))
                .isEqualTo(8);
        assertThat(times(Optional.of(Duration.ofSeconds(30)), UNKNOWN).fewest(trial("2/s")))
                .isEqualTo(60);
    }

    private static SweepTimes times(Optional<Duration> run, OptionalDouble spawnRate) {
        return new SweepTimes(
                run,
                10,
                300,
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                Duration.ZERO,
                spawnRate,
                Duration.ofSeconds(10),
                Duration.ofMinutes(2));
    }

    private static Trial trial(String level) {
        return new Trial(Level.parse(level).orElseThrow(), 1, false, false);
    }

    private static Rule rule(Figure figure, double limit) {
        return new Rule(
                figure.label(), figure, Optional.empty(), Optional.empty(), Operator.AT_MOST, limit, Optional.empty());
    }
}
