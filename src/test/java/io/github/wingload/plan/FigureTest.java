package io.github.wingload.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Good;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FigureTest {

    private static final Optional<Duration> SECOND = Optional.of(Duration.ofSeconds(1));

    @Test
    void noTwoFiguresShareAName() {
        assertThat(Figure.NAMED).extracting(Figure::name).doesNotHaveDuplicates();
    }

    @Test
    void labelsSayWhoseTimesAFigureIsOf() {
        assertThat(Figure.percentile(99.9, Calls.OK).label()).isEqualTo("p99.9 of ok calls");
        assertThat(Figure.mean(Calls.SENT).label()).isEqualTo("mean of all calls");
        assertThat(Figure.ALL_CALLS_P90.label()).isEqualTo("p90 of all calls, failures counted as infinite");
        assertThat(Figure.FIRST_CALLS_P90.label()).isEqualTo("p90 of the first 200 ok calls");
        assertThat(Figure.goodFraction(Duration.ofMillis(1500)).label()).isEqualTo("ok within 1.5 s, of all offered");
    }

    @Test
    void onlyThePercentileOfComparedTimesHasAShortName() {
        assertThat(Figure.percentile(90, Calls.OK).brief()).isEqualTo("p90");
        assertThat(Figure.percentile(90, Calls.SENT).brief()).isEqualTo("p90");
        assertThat(Figure.ALL_CALLS_P90.brief()).isNotEqualTo("p90");
    }

    @Test
    void moreCallsInTheFastestBucketAreGoodAndInTheSlowestBad() {
        assertThat(bucket(Duration.ZERO, SECOND).label()).isEqualTo("under 1 s, share of ok calls");
        assertThat(bucket(Duration.ZERO, SECOND).good()).isEqualTo(Good.HIGHER);
        assertThat(bucket(Duration.ofMillis(500), SECOND).label()).isEqualTo("500 ms to 1 s, share of ok calls");
        assertThat(bucket(Duration.ofMillis(500), SECOND).good()).isEqualTo(Good.NEITHER);
        assertThat(bucket(Duration.ofSeconds(1), Optional.empty()).label())
                .isEqualTo("1 s and more, share of ok calls");
        assertThat(bucket(Duration.ofSeconds(1), Optional.empty()).good()).isEqualTo(Good.LOWER);
    }

    private static Figure bucket(Duration from, Optional<Duration> to) {
        return Figure.bucketShare(Calls.OK, from, to);
    }
}
