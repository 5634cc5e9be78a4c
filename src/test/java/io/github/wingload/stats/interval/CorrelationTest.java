package io.github.wingload.stats.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.stats.interval.Correlation.Span;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrelationTest {

    private static final double WINDOW = 120;

    /** Series of sixty parts whose correlation time is given in parts. */
    @ParameterizedTest(name = "correlation time of {0} parts")
    @CsvSource({"0.1, SHORT", "2, MEDIUM", "30, LONG"})
    void mostSeriesAreTakenForWhatTheyAre(double parts, Span span) {
        long right = IntStream.range(0, 200)
                .filter(seed -> Correlation.of(autoregression(seed, Math.exp(-1 / parts)), WINDOW)
                                .span()
                        == span)
                .count();
        assertThat(right).isGreaterThan(span == Span.MEDIUM ? 100 : 180);
    }

    @Test
    void estimatesTheCorrelationTimeOfSlowSeries() {
        double mean = IntStream.range(0, 200)
                .mapToObj(seed -> Correlation.of(autoregression(seed, Math.exp(-1 / 15.0)), WINDOW))
                .filter(Correlation::tooLong)
                .mapToDouble(Correlation::seconds)
                .average()
                .orElseThrow();
        assertThat(mean).as("15 parts of 2 s").isCloseTo(30, within(12.0));
    }

    @Test
    void constantSeriesForgetsAtOnce() {
        assertThat(Correlation.of(new double[60], WINDOW)).isEqualTo(Correlation.NONE);
    }

    /** Failures every ten seconds in parts of five: every second part has some. */
    @Test
    void seriesThatIsOnlyAlikeFarAwayDoesNotWander() {
        double[] periodic = IntStream.range(0, 60).mapToDouble(i -> i % 2 - 0.5).toArray();
        assertThat(Correlation.of(periodic, WINDOW)).isEqualTo(Correlation.NONE);
    }

    @Test
    void secondSeriesCountsOnlyIfItIsMoreAlike() {
        double[] slow = IntStream.range(0, 60).mapToDouble(i -> i < 30 ? -1 : 1).toArray();
        assertThat(Correlation.NONE.and(slow, WINDOW).span()).isEqualTo(Span.LONG);
        assertThat(Correlation.of(slow, WINDOW).and(new double[60], WINDOW).span())
                .isEqualTo(Span.LONG);
    }

    private static double[] autoregression(long seed, double correlation) {
        Random random = new Random(seed);
        double[] series = new double[60];
        double state = random.nextGaussian();
        double mean = 0;
        for (int i = 0; i < series.length; i++) {
            series[i] = state;
            mean += state / series.length;
            state = correlation * state + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
        }
        for (int i = 0; i < series.length; i++) {
            series[i] -= mean;
        }
        return series;
    }
}
