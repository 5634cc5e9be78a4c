package io.github.wingload.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figures worked out independently. */
class SettlingTest {

    @Test
    void aSeriesThatFallsAndThenStaysIsCutWhereItStays() {
        double[] series = IntStream.range(0, 100)
                .mapToDouble(i -> i < 20 ? 2000 - 80 * i : 400 + 20 * ((7 * i) % 5) + i % 3)
                .toArray();

        Settling settling = Settling.of(series).orElseThrow();

        assertThat(settling.dropped()).isEqualTo(20);
        assertThat(settling.neverSettled()).isFalse();
        assertThat(settling.meanBefore()).isCloseTo(1240, within(1e-9));
        assertThat(settling.meanAfter()).isCloseTo(441.0, within(0.05));
        assertThat(Arrays.stream(series).average().orElseThrow()).isCloseTo(600.8, within(0.05));
    }

    @Test
    void aSlowDecayNeverSettles() {
        double[] series = IntStream.range(0, 60)
                .mapToDouble(i -> 5000.0 / (1 + i) + 400 + 20 * ((7 * i) % 5))
                .toArray();

        Settling settling = Settling.of(series).orElseThrow();

        assertThat(settling.dropped()).isEqualTo(30);
        assertThat(settling.neverSettled()).isTrue();
    }

    @Test
    void aConstantSeriesIsKeptWhole() {
        double[] series = new double[50];
        Arrays.fill(series, 7);

        assertThat(Settling.of(series)).contains(new Settling(0, false, 0, 7));
    }

    @Test
    void aShortSeriesSaysNothing() {
        assertThat(Settling.of(new double[49])).isEmpty();
    }
}
