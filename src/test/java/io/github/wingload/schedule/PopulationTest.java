package io.github.wingload.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationTest {

    @ParameterizedTest(name = "{0} users at {1}/s: the last start at {2} s")
    @CsvSource({"100, 5, 19", "500, 5, 99", "500, 2, 249", "2, 10, 0", "1, 0.001, 0", "7, 3, 2"})
    void theLastUsersStartWithTheLastBatch(int users, double rate, double lastSeconds) {
        Population population = Population.spawn(users, rate);
        Population.Change last = population.changes().get(population.changes().size() - 1);
        assertThat(last).isEqualTo(new Population.Change(Math.round(lastSeconds * 1e9), users));
        assertThat(closed(users, rate).peakUsers()).isEqualTo(users);
        assertThat(closed(users, rate).ramp()).isEqualTo(Duration.ofNanos(last.timeNs()));
    }

    @Test
    void aBatchOfWholeUsersStartsAtOnceAndTheFractionStretchesThePause() {
        assertThat(changes(Population.spawn(10, 2.5)))
                .containsExactly("0 ms: 2", "800 ms: 4", "1600 ms: 6", "2400 ms: 8", "3200 ms: 10");
    }

    @Test
    void belowOnePerSecondUsersStartOneByOne() {
        assertThat(changes(Population.spawn(3, 0.5))).containsExactly("0 ms: 1", "2000 ms: 2", "4000 ms: 3");
    }

    @Test
    void aRateAboveTheNumberOfUsersStartsAllAtOnce() {
        assertThat(changes(Population.spawn(3, 1e12))).containsExactly("0 ms: 3");
    }

    @Test
    void startsDoNotDriftOverALongRamp() {
        Population population = Population.spawn(100_001, 0.3);
        assertThat(population.changes().get(100_000).timeNs()).isEqualTo(Math.round(100_000 / 0.3 * 1e9));
    }

    @Test
    void aRampStartsUsersOneByOneInAStraightLineAndDownStopsThem() {
        Population population = Population.staged(
                List.of(
                        new Stage("up", 0, 4, Duration.ofSeconds(2)),
                        new Stage("hold", 4, 4, Duration.ofSeconds(3)),
                        new Stage("down", 4, 1, Duration.ofSeconds(3))),
                Duration.ZERO);
        assertThat(changes(population))
                .containsExactly(
                        "0 ms: 1", "500 ms: 2", "1000 ms: 3", "1500 ms: 4", "6000 ms: 3", "7000 ms: 2", "8000 ms: 1");
    }

    @Test
    void aStageMayBeginAtAnotherLevelThanTheLastEnded() {
        Population population = Population.staged(
                List.of(
                        new Stage("some", 2, 2, Duration.ofSeconds(1)),
                        new Stage("many", 5, 5, Duration.ofSeconds(1)),
                        new Stage("few", 1, 1, Duration.ofSeconds(1))),
                Duration.ZERO);
        assertThat(changes(population)).containsExactly("0 ms: 2", "1000 ms: 5", "2000 ms: 1");
    }

    @Test
    void duringTheWarmUpTheOpeningLevelIsHeld() {
        Population population =
                Population.staged(List.of(new Stage("up", 2, 4, Duration.ofSeconds(2))), Duration.ofSeconds(10));
        assertThat(changes(population)).containsExactly("0 ms: 2", "10000 ms: 3", "11000 ms: 4");
    }

    @Test
    void noUsersOrNoRateThrows() {
        assertThatThrownBy(() -> Population.spawn(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Population.spawn(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Population.spawn(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> changes(Population population) {
        return population.changes().stream()
                .map(change -> change.timeNs() / 1_000_000 + " ms: " + change.users())
                .toList();
    }

    private static ClosedLoad closed(int users, double rate) {
        return new ClosedLoad(users, rate, Optional.empty(), OptionalLong.of(1), Connections.PER_USER);
    }
}
