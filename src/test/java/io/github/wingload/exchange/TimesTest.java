package io.github.wingload.exchange;

import static io.github.wingload.exchange.Times.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void timesSinceTimeZeroAreRoundedToTheNearestMicrosecond() {
        Times clock = new Times(7_000_500, 7_001_499, 7_001_500, 7_002_499, NEVER, NEVER, 7_002_500);

        assertThat(clock.since(7_001_000)).isEqualTo(new Times(0, 0, 1_000, 1_000, NEVER, NEVER, 2_000));
    }

    @Test
    void roundedTimesStayAsTheyAre() {
        Times rounded = new Times(-1_000, 0, 0, 1_000, 1_000, 1_000, 2_000);

        assertThat(rounded.since(0)).isEqualTo(rounded);
    }

    @Test
    void aTimeBeforeTimeZeroIsRoundedLikeOneAfterIt() {
        assertThat(Times.microseconds(-501)).isEqualTo(-1_000);
        assertThat(Times.microseconds(-500)).isZero();
        assertThat(Times.microseconds(499)).isZero();
    }
}
