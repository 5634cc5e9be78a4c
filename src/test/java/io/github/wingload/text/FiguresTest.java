package io.github.wingload.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    void timesInReportsHaveThreeSignificantDigits() {
        assertThat(List.of(
                        0.0,
                        0.0004,
                        0.3471,
                        9.996,
                        46.85,
                        210.2,
                        561.7,
                        999.6,
                        1_829.3,
                        9_998.7,
                        46_826.0,
                        1_234_567.0))
                .extracting(Figures::time)
                .containsExactly(
                        "0 ms",
                        "0 ms",
                        "0.347 ms",
                        "10.0 ms",
                        "46.9 ms",
                        "210 ms",
                        "562 ms",
                        "1.00 s",
                        "1.83 s",
                        "10.0 s",
                        "46.8 s",
                        "1,235 s");
    }

    @Test
    void countsHaveCommasAndSharesTwoDecimals() {
        assertThat(Figures.count(146_231)).isEqualTo("146,231");
        assertThat(Figures.number(3_880.94, 2)).isEqualTo("3,880.94");
        assertThat(Figures.perHour(135_645.4)).isEqualTo("135,645");
        assertThat(Figures.percent(93.1998)).isEqualTo("93.20%");
        assertThat(Figures.percent(136_287, 146_231)).isEqualTo("93.20%");
    }

    @Test
    void percentagePointsAreNotPercent() {
        assertThat(Figures.points(94.01 - 93.20)).isEqualTo("+0.81 pp");
        assertThat(Figures.points(-9.57)).isEqualTo("-9.57 pp");
    }

    @Test
    void decimalsAreNeverNeedless() {
        assertThat(List.of(0.0, 5.0, 10.0, 2.5, 99.9, 1_000.0))
                .extracting(Figures::decimal)
                .containsExactly("0", "5", "10", "2.5", "99.9", "1,000");
    }

    @Test
    void spansOfTimeHaveTheUnitInWhichPeoplePlanThem() {
        assertThat(Figures.span(Duration.ofHours(1))).isEqualTo("1 h");
        assertThat(Figures.span(Duration.ofMinutes(67))).isEqualTo("67 min");
        assertThat(Figures.span(Duration.ofMinutes(2))).isEqualTo("120 s");
        assertThat(Figures.span(Duration.ofMillis(90_500))).isEqualTo("90.5 s");
        assertThat(Figures.span(Duration.ZERO)).isEqualTo("0 s");
    }

    @Test
    void momentsAreInUtc() {
        assertThat(Figures.utc(Instant.parse("2026-01-27T09:12:00.250Z"))).isEqualTo("2026-01-27 09:12:00 UTC");
    }

    @Test
    void numbersLookTheSameInEveryCountry() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(Figures.perSecond(1234.5)).isEqualTo("1234.50");
            assertThat(Figures.millis(1_500_000)).isEqualTo("1.50");
            assertThat(Figures.clock(Duration.ofSeconds(61))).isEqualTo("1:01");
            assertThat(Figures.count(146_231)).isEqualTo("146,231");
            assertThat(Figures.time(1_829.3)).isEqualTo("1.83 s");
            assertThat(Figures.utc(Instant.EPOCH)).isEqualTo("1970-01-01 00:00:00 UTC");
        } finally {
            Locale.setDefault(before);
        }
    }
}
