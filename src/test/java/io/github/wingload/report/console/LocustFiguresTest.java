package io.github.wingload.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LocustFiguresTest {

    @Test
    void millisecondsAreTruncatedAsInLocust() {
        assertThat(LocustFigures.millis(176_999_999)).isEqualTo("176");
        assertThat(LocustFigures.millis(10_000_000)).isEqualTo("10");
        assertThat(LocustFigures.millis(46_826_400_000L)).isEqualTo("46826");
    }

    @Test
    void shortTimesKeepTwoDecimals() {
        assertThat(LocustFigures.millis(0)).isEqualTo("0");
        assertThat(LocustFigures.millis(347_000)).isEqualTo("0.34");
        assertThat(LocustFigures.millis(9_999_999)).isEqualTo("9.99");
        assertThat(LocustFigures.millis(5_000_000)).isEqualTo("5.00");
    }

    @Test
    void latencyHasTheUnitThatSuitsIt() {
        assertThat(LocustFigures.latency(347_000)).isEqualTo("0.34 ms");
        assertThat(LocustFigures.latency(870_000_000)).isEqualTo("870 ms");
        assertThat(LocustFigures.latency(18_076_000_000L)).isEqualTo("18.1 s");
    }

    @Test
    void sharesOfNothingAreZero() {
        assertThat(LocustFigures.countAndShare(0, 0)).isEqualTo("0(0.00%)");
        assertThat(LocustFigures.countAndShare(21, 661)).isEqualTo("21(3.18%)");
        assertThat(LocustFigures.perSecond(5, Duration.ZERO)).isEqualTo("0.00");
    }

    @Test
    void numbersLookTheSameInEveryCountry() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(LocustFigures.perSecond(1234.5)).isEqualTo("1234.50");
            assertThat(LocustFigures.millis(1_500_000)).isEqualTo("1.50");
        } finally {
            Locale.setDefault(before);
        }
    }
}
