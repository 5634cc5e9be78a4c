package io.github.wingload.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.stats.CallDurations;
import io.github.wingload.stats.CallStats;
import io.github.wingload.testkit.FigureRun;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FiguresSoFarTest {

    private static final CallDurations OK = FigureRun.times(100_000, 200_000, 300_000);
    private static final CallDurations FAILED = FigureRun.times(1_000);
    private static final FiguresSoFar SO_FAR = new FiguresSoFar(
            CallStats.of(
                    OK,
                    FAILED,
                    Map.of(FailureClass.OK, 3L, FailureClass.HTTP_5XX, 1L, FailureClass.DROPPED, 1L),
                    new TreeMap<>(Map.of(200, 3L, 503, 1L)),
                    1,
                    10),
            HeadlineTime.SERVICE,
            2);

    @Test
    void timesAreOfTheCallsThatTheFigureNames() {
        assertThat(of(Figure.percentile(50, Calls.OK)).orElseThrow()).isCloseTo(200, within(0.2));
        assertThat(of(Figure.percentile(50, Calls.FAILED))).hasValue(1);
        assertThat(of(new Figure.Least(Figure.Times.of(Calls.SENT)))).hasValue(1);
        assertThat(of(new Figure.Most(Figure.Times.of(Calls.SENT)))).hasValue(300);
        assertThat(of(Figure.mean(Calls.OK))).hasValue(200);
    }

    @Test
    void sharesAndRatesCountCallsThatWereNeverSentAsIntended() {
        assertThat(of(Figure.SUCCESS_RATE)).hasValue(60);
        assertThat(of(Figure.FAILURE_RATE)).hasValue(40);
        assertThat(of(Figure.THROUGHPUT)).hasValue(2);
        assertThat(of(Figure.OK_PER_HOUR)).hasValue(5_400);
        assertThat(of(Figure.Count.ofStatus(503))).hasValue(1);
        assertThat(of(Figure.failures("http-5xx"))).hasValue(20);
    }

    @Test
    void whatTotalsDoNotHoldIsEmpty() {
        assertThat(of(Figure.ALL_CALLS_P90)).isEmpty();
        assertThat(of(Figure.FIRST_CALLS_P90)).isEmpty();
        assertThat(of(Figure.goodFraction(Duration.ofSeconds(1)))).isEmpty();
        assertThat(of(Figure.ITEM_SUCCESS_RATE)).isEmpty();
        assertThat(new FiguresSoFar(CallStats.NONE, HeadlineTime.SERVICE, 0).percentile(Figure.Times.of(Calls.OK), 90))
                .isEmpty();
    }

    private static OptionalDouble of(Figure figure) {
        return figure.from(SO_FAR);
    }
}
