package io.github.wingload.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Count;
import io.github.wingload.testkit.Calls;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Figure P50 = Figure.percentile(50, Figure.Calls.OK);
    private static final Figure MEAN = Figure.mean(Figure.Calls.OK);
    private static final Figure P90_OF_ALL = Figure.ALL_CALLS_P90;
    private static final Figure GOOD = Figure.goodFraction(Duration.ofMillis(20));
    private static final Figure STATUS = Count.ofStatus(500);

    private final Tally tally = new Tally(
            Call::responseTimeNs, List.of(P50, MEAN, P90_OF_ALL, GOOD, STATUS, Figure.SUCCESS_RATE, Figure.THROUGHPUT));

    @Test
    void figuresOfAStretchAreMadeFromItsSlotsAlone() {
        tally.record(0, Calls.ok(0, 0, 10), true);
        tally.record(1, Calls.ok(0, 10_000, 30), true);
        tally.record(1, failed(10_500), true);

        assertThat(value(MEAN, 0, 1)).hasValue(10);
        assertThat(value(MEAN, 0, 2)).hasValue(20);
        assertThat(value(Figure.SUCCESS_RATE, 1, 2)).hasValue(50);
        assertThat(value(Figure.THROUGHPUT, 1, 2)).hasValue(0.2);
        assertThat(value(STATUS, 0, 2)).hasValue(1);
        assertThat(value(GOOD, 0, 2)).hasValue(100.0 / 3);
    }

    @Test
    void withoutCallsOnlyRatesHaveAValue() {
        assertThat(value(P50, 0, 1)).isEmpty();
        assertThat(value(MEAN, 0, 1)).isEmpty();
        assertThat(value(Figure.SUCCESS_RATE, 0, 1)).isEmpty();
        assertThat(value(Figure.THROUGHPUT, 0, 1)).hasValue(0);
    }

    @Test
    void amongAllCallsFailedAndDroppedOnesNeverEnded() {
        for (int i = 0; i < 9; i++) {
            tally.record(0, Calls.ok(0, i, 10), true);
        }
        tally.record(0, failed(100), true);
        assertThat(value(P90_OF_ALL, 0, 1)).hasValue(10);

        tally.record(0, Calls.dropped(0, 200), true);
        assertThat(value(P90_OF_ALL, 0, 1)).hasValue(Double.POSITIVE_INFINITY);
    }

    @Test
    void callsThatAreNotTimedCountButHaveNoTime() {
        tally.record(0, Calls.ok(0, 0, 10), true);
        tally.record(0, Calls.ok(0, 0, 1), false);

        assertThat(value(MEAN, 0, 1)).hasValue(10);
        assertThat(value(Figure.SUCCESS_RATE, 0, 1)).hasValue(100);
        assertThat(value(Figure.THROUGHPUT, 0, 1)).hasValue(0.2);
    }

    @Test
    void theTimeToTheFirstTokenCountsFromWhereTheDurationDoesAndOnlyStreamsHaveOne() {
        Figure ttft = new Figure.Mean(new Figure.Times(Figure.Quantity.TIME_TO_FIRST_TOKEN, Figure.Calls.OK));
        Tally responses = new Tally(Call::responseTimeNs, List.of(ttft));
        Tally services = new Tally(Call::serviceTimeNs, List.of(ttft));
        for (Tally each : List.of(responses, services)) {
            each.record(0, Calls.at(0, 100).late(5).firstToken(30).call(), true);
            each.record(0, Calls.ok(0, 0, 900), true);
            each.record(
                    0,
                    Calls.at(0, 100)
                            .firstToken(70)
                            .failed(FailureClass.STREAM_CUT, "cut")
                            .call(),
                    true);
        }

        assertThat(ttft.from(responses.values(0, 1, 10))).hasValue(30);
        assertThat(ttft.from(services.values(0, 1, 10))).hasValue(25);
    }

    @Test
    void slotsThatAreForgottenHaveNoTimes() {
        tally.record(0, Calls.ok(0, 0, 10), true);
        tally.record(1, Calls.ok(0, 10_000, 30), true);
        tally.forget(1);

        assertThat(value(MEAN, 1, 2)).hasValue(30);
        assertThat(value(MEAN, 0, 1)).isEmpty();
    }

    @Test
    void aPercentileHasNoIntervalUnlessFiveCallsLieBeyondIt() {
        for (int i = 0; i < 49; i++) {
            tally.record(0, Calls.ok(0, i, 10), true);
        }
        assertThat(P90_OF_ALL.from(tally.estimates(Blocking.of(10), 0.95))).isEmpty();

        tally.record(0, Calls.ok(0, 50, 10), true);
        tally.record(0, Calls.ok(0, 51, 10), true);
        assertThat(P90_OF_ALL.from(tally.estimates(Blocking.of(10), 0.95))).isPresent();
    }

    private static Call failed(double atMs) {
        return Calls.failed(0, atMs, 5, 500, "500", "");
    }

    private OptionalDouble value(Figure figure, int first, int end) {
        return figure.from(tally.values(first, end, 10.0 * (end - first)));
    }
}
