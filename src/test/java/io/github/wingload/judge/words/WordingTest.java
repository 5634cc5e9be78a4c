package io.github.wingload.judge.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.stats.Interval;
import io.github.wingload.text.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

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
        assertThat(Wording.interval(new Interval(498, 530), Unit.TIME, 500)).isEqualTo("95% interval 498 ms to 530 ms");
        assertThat(Wording.interval(new Interval(498, none), Unit.TIME, 500)).isEqualTo("95% interval at least 498 ms");
        assertThat(Wording.interval(new Interval(-none, 530), Unit.TIME, 500)).isEqualTo("95% interval at most 530 ms");
        assertThat(Wording.interval(new Interval(-none, none), Unit.TIME, 500))
                .isEqualTo("too few calls for an interval");
    }
}
