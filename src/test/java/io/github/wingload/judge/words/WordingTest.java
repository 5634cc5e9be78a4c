package io.github.wingload.judge.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.stats.Interval;
import io.github.wingload.text.Unit;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void anOpenIntervalIsWrittenAsAtLeastOrAtMost() {
        double none = Double.POSITIVE_INFINITY;
        assertThat(Wording.interval(new Interval(498, 530), Unit.TIME, 500)).isEqualTo("95% interval 498 ms to 530 ms");
        assertThat(Wording.interval(new Interval(498, none), Unit.TIME, 500)).isEqualTo("95% interval at least 498 ms");
        assertThat(Wording.interval(new Interval(-none, 530), Unit.TIME, 500)).isEqualTo("95% interval at most 530 ms");
        assertThat(Wording.interval(new Interval(-none, none), Unit.TIME, 500))
                .isEqualTo("too few calls for an interval");
    }
}
