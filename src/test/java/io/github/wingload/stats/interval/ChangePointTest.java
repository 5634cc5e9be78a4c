package io.github.wingload.stats.interval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangePointTest {

    @Test
    void findsTheFirstValueOfTheNewLevel() {
        double[] series = noise(1, 40, 0);
        for (int i = 25; i < series.length; i++) {
            series[i] += 5;
        }
        assertThat(ChangePoint.of(series)).contains(new ChangePoint(25));
    }

    @Test
    void findsALevelThatLastedForTheFirstValuesOnly() {
        double[] series = noise(2, 60, 0);
        series[0] += 20;
        series[1] += 20;
        assertThat(ChangePoint.of(series)).contains(new ChangePoint(2));
    }

    @ParameterizedTest(name = "correlation of neighbours {0}")
    @ValueSource(doubles = {0, 0.5, 0.8})
    void seriesThatWandersHasNone(double correlation) {
        long found = IntStream.range(0, 400)
                .filter(seed -> ChangePoint.of(noise(seed, 40, correlation)).isPresent())
                .count();
        assertThat(found).as("of 400").isLessThan(20);
    }

    @Test
    void fewValuesCannotTell() {
        double[] series = new double[19];
        series[10] = 100;
        assertThat(ChangePoint.of(series)).isEmpty();
    }

    @Test
    void constantSeriesHasNone() {
        assertThat(ChangePoint.of(new double[20])).isEmpty();
    }

    private static double[] noise(long seed, int length, double correlation) {
        Random random = new Random(seed);
        double[] series = new double[length];
        double state = random.nextGaussian();
        for (int i = 0; i < length; i++) {
            series[i] = state;
            state = correlation * state + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
        }
        return series;
    }
}
