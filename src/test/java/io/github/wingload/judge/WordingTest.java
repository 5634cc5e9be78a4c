package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.stats.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource({
        "0.054, 0.05 ms",
        "4.214, 4.21 ms",
        "42.14, 42.1 ms",
        "99.96, 100 ms",
        "512.4, 512 ms",
        "999.6, 1.00 s",
        "1829.3, 1.83 s",
        "12345, 12.3 s",
        "123456, 123 s"
    })
    void timesHaveThreeDigits(double ms, String words) {
        assertThat(Wording.ms(ms)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"500, 500.4, 500.4 ms", "500, 500.0001, 500.0001 ms", "500, 512.4, 512 ms", "500, 500, 500 ms"})
    void aFigureIsToldFromItsLimit(double limit, double ms, String words) {
        assertThat(Wording.beside(limit, ms, Wording::ms, " ms")).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "12.5, 12.5 s",
        "60, 1 min",
        "249, 4 min 9 s",
        "3600, 1 h",
        "3880.9, 1 h 4 min 41 s",
        "7260, 2 h 1 min"
    })
    void stretchesOfTimeAreInTheUnitsOfAClock(double seconds, String words) {
        assertThat(Wording.seconds(seconds)).isEqualTo(words);
    }

    @Test
    void openSidesOfAnIntervalAreSaid() {
        double none = Double.POSITIVE_INFINITY;
        assertThat(Wording.interval(new Interval(498, 530), Wording::ms)).isEqualTo("95% interval 498 ms to 530 ms");
        assertThat(Wording.interval(new Interval(498, none), Wording::ms)).isEqualTo("95% interval from 498 ms");
        assertThat(Wording.interval(new Interval(-none, 530), Wording::ms)).isEqualTo("95% interval up to 530 ms");
        assertThat(Wording.interval(new Interval(-none, none), Wording::ms)).isEqualTo("too few calls for an interval");
    }

    @Test
    void limitsStandAsTheyWereGiven() {
        assertThat(Wording.msExact(500)).isEqualTo("500 ms");
        assertThat(Wording.msExact(1500)).isEqualTo("1.5 s");
        assertThat(Wording.exact(150_000)).isEqualTo("150,000");
        assertThat(Wording.exact(99.95)).isEqualTo("99.95");
    }
}
