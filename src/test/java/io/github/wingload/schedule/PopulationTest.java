package io.github.wingload.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationTest {

    @ParameterizedTest(name = "{0} users at {1}/s: the last starts at {2} s")
    @CsvSource({"100, 5, 19", "500, 5, 99", "500, 2, 249", "2, 10, 0", "1, 0.001, 0", "7, 3, 2"})
    void theLastUserStartsWithTheLastBatch(int users, double rate, double lastSeconds) {
        assertThat(new Population(users, rate).lastStartNs()).isEqualTo(Math.round(lastSeconds * 1e9));
    }

    @Test
    void aBatchOfWholeUsersStartsAtOnceAndTheFractionStretchesThePause() {
        assertThat(startsInMillis(new Population(10, 2.5)))
                .containsExactly(0, 0, 800, 800, 1600, 1600, 2400, 2400, 3200, 3200);
    }

    @Test
    void belowOnePerSecondUsersStartOneByOne() {
        assertThat(startsInMillis(new Population(3, 0.5))).containsExactly(0, 2000, 4000);
    }

    @Test
    void aRateAboveTheNumberOfUsersStartsAllAtOnce() {
        assertThat(startsInMillis(new Population(3, 1e12))).containsExactly(0, 0, 0);
    }

    @Test
    void startsDoNotDriftOverALongRamp() {
        Population population = new Population(100_001, 0.3);
        assertThat(population.lastStartNs()).isEqualTo(Math.round(100_000 / 0.3 * 1e9));
    }

    @Test
    void usersStartedBeforeATimeAreThoseWhoseStartIsEarlier() {
        Population population = new Population(500, 2);
        assertThat(population.startedBefore(0)).isZero();
        assertThat(population.startedBefore(1)).isEqualTo(2);
        assertThat(population.startedBefore(120_000_000_000L)).isEqualTo(240);
        assertThat(population.startedBefore(Long.MAX_VALUE)).isEqualTo(500);
    }

    @Test
    void noUsersOrNoRateIsABug() {
        assertThatThrownBy(() -> new Population(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Population(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Population(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int[] startsInMillis(Population population) {
        int[] starts = IntStream.range(0, population.users())
                .map(user -> (int) (population.startNs(user) / 1_000_000))
                .toArray();
        assertThat(starts).isEqualTo(Arrays.stream(starts).sorted().toArray());
        return starts;
    }
}
