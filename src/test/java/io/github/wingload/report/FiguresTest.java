package io.github.wingload.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void millisecondsAreCutToWholeOnesAsLocustDoes() {
        assertThat(Figures.millis(176_999_999)).isEqualTo("176");
        assertThat(Figures.millis(10_000_000)).isEqualTo("10");
        assertThat(Figures.millis(46_826_400_000L)).isEqualTo("46826");
    }

    @Test
    void shortTimesKeepTwoDecimals() {
        assertThat(Figures.millis(0)).isEqualTo("0");
        assertThat(Figures.millis(347_000)).isEqualTo("0.34");
        assertThat(Figures.millis(9_999_999)).isEqualTo("9.99");
        assertThat(Figures.millis(5_000_000)).isEqualTo("5.00");
    }

    @Test
    void latencyHasTheUnitThatSuitsIt() {
        assertThat(Figures.latency(347_000)).isEqualTo("0.34 ms");
        assertThat(Figures.latency(870_000_000)).isEqualTo("870 ms");
        assertThat(Figures.latency(18_076_000_000L)).isEqualTo("18.1 s");
    }

    @Test
    void sharesOfNothingAreZero() {
        assertThat(Figures.countAndShare(0, 0)).isEqualTo("0(0.00%)");
        assertThat(Figures.countAndShare(21, 661)).isEqualTo("21(3.18%)");
        assertThat(Figures.rate(5, Duration.ZERO)).isZero();
    }

    @Test
    void secondsHaveNoNeedlessDecimals() {
        assertThat(Figures.seconds(Duration.ofSeconds(120))).isEqualTo("120 s");
        assertThat(Figures.seconds(Duration.ofMillis(500))).isEqualTo("0.5 s");
        assertThat(Figures.seconds(Duration.ofMillis(45_020))).isEqualTo("45.02 s");
    }

    @Test
    void clockCountsHoursOnlyWhereThereAreAny() {
        assertThat(Figures.clock(Duration.ofMillis(7_900))).isEqualTo("0:07");
        assertThat(Figures.clock(Duration.ofSeconds(120))).isEqualTo("2:00");
        assertThat(Figures.clock(Duration.ofMinutes(67))).isEqualTo("1:07:00");
    }

    @Test
    void numbersLookTheSameInEveryCountry() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(Figures.perSecond(1234.5)).isEqualTo("1234.50");
            assertThat(Figures.millis(1_500_000)).isEqualTo("1.50");
            assertThat(Figures.clock(Duration.ofSeconds(61))).isEqualTo("1:01");
        } finally {
            Locale.setDefault(before);
        }
    }
}
