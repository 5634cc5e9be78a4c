package io.github.wingload.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @Test
    void secondsHaveNoTrailingZeros() {
        assertThat(Figures.seconds(Duration.ofSeconds(120))).isEqualTo("120 s");
        assertThat(Figures.seconds(Duration.ofMillis(500))).isEqualTo("0.5 s");
        assertThat(Figures.seconds(Duration.ofMillis(45_020))).isEqualTo("45.02 s");
    }

    @Test
    void clockShowsHoursOnlyIfNeeded() {
        assertThat(Figures.clock(Duration.ofMillis(7_900))).isEqualTo("0:07");
        assertThat(Figures.clock(Duration.ofSeconds(120))).isEqualTo("2:00");
        assertThat(Figures.clock(Duration.ofMinutes(67))).isEqualTo("1:07:00");
    }

    @Test
    void countsHaveCommasAndSharesTwoDecimals() {
        assertThat(Figures.count(146_231)).isEqualTo("146,231");
        assertThat(Figures.number(3_880.94, 2)).isEqualTo("3,880.94");
        assertThat(Figures.percent(136_287, 146_231)).isEqualTo("93.20%");
    }

    @Test
    void aCountHasItsNoun() {
        assertThat(Figures.count(1, "call", "calls")).isEqualTo("1 call");
        assertThat(Figures.count(1_200, "call", "calls")).isEqualTo("1,200 calls");
    }

    @Test
    void plainNumbersHaveNeitherExponentNorCommas() {
        assertThat(List.of(0.0, 5.0, 2.5, 99.9, 150_000.0, 1e15, 1e-9, Double.POSITIVE_INFINITY))
                .extracting(Figures::plain)
                .containsExactly("0", "5", "2.5", "99.9", "150000", "1000000000000000", "0.000000001", "Infinity");
    }

    @ParameterizedTest
    @CsvSource({
        "180, 0, 3, 180",
        "0.4631, 0, 3, 0.463",
        "180, 1, 3, 180.0",
        "0, 1, 6, 0.0",
        "48.7192666, 1, 6, 48.719267"
    })
    void plainNumbersCanHaveAFixedRangeOfDecimals(double value, int least, int most, String text) {
        assertThat(Figures.plain(value, least, most)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "12.5, 12.5 s",
        "60, 1 min",
        "249, 4 min 9 s",
        "3600, 1 h",
        "3880.9, 1 h 4 min 41 s",
        "7260, 2 h 1 min",
        "172799, 47 h 59 min 59 s",
        "172800, 2 days",
        "277200, 3 days 5 h",
        "218012584, 6 years"
    })
    void stretchesOfTimeAreInTheUnitsOfAClock(double seconds, String words) {
        assertThat(Figures.stretch(seconds)).isEqualTo(words);
    }

    @Test
    void plannedTimesHaveRoundUnits() {
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
            assertThat(Figures.clock(Duration.ofSeconds(61))).isEqualTo("1:01");
            assertThat(Figures.count(146_231)).isEqualTo("146,231");
            assertThat(Figures.utc(Instant.EPOCH)).isEqualTo("1970-01-01 00:00:00 UTC");
        } finally {
            Locale.setDefault(before);
        }
    }
}
