package io.github.wingload.judge.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.TimeBreakdown;
import io.github.wingload.result.TimeBreakdown.Part;
import io.github.wingload.result.TimeBreakdown.PartTimes;
import io.github.wingload.testkit.Calls;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimePartsTest {

    private static final double NS_PER_MS = 1e6;

    /** 1 ms late, 2 ms for a connection, 3 ms of connecting, 4 ms of sending, the answer after 50 ms, its end after 60 ms. */
    private static final Call EVERY_PART = Calls.timed(0, ns(1), ns(3), ns(6), ns(6), ns(50), ns(60))
            .fresh()
            .sending(4)
            .call();

    @Test
    void everyPartOfACallIsKnown() {
        assertThat(Stream.of(Part.values()).map(part -> part.ns(EVERY_PART) / NS_PER_MS))
                .containsExactly(1.0, 2.0, 3.0, 4.0, 40.0, 0.0, 10.0);
    }

    @ParameterizedTest
    @EnumSource
    void theMeansOfThePartsAddUpToTheMeanTime(HeadlineTime time) {
        TimeParts parts = new TimeParts(time, true);
        parts.record(EVERY_PART);
        parts.record(Calls.at(100, 30).late(5).call());
        parts.record(Calls.at(200, 30).answered(503, "503").call());
        parts.record(Calls.at(300, 30).head(5).firstToken(20).call());

        TimeBreakdown breakdown = parts.breakdown().orElseThrow();
        assertThat(breakdown.calls()).isEqualTo(4);
        double mean = (time == HeadlineTime.RESPONSE ? 60 + 35 + 30 + 30 : 59 + 30 + 30 + 30) / 4.0;
        assertThat(breakdown.parts().stream().mapToDouble(PartTimes::meanMs).sum())
                .isCloseTo(mean, within(1e-9));
        assertThat(breakdown.parts().get(0).part())
                .isEqualTo(time == HeadlineTime.RESPONSE ? Part.START_DELAY : Part.QUEUE);
    }

    @Test
    void theSlowestCallsAreTheLastHundredthAndThoseThatTookAsLong() {
        TimeParts parts = new TimeParts(HeadlineTime.SERVICE, false);
        IntStream.range(0, 250).forEach(call -> parts.record(Calls.at(call, 10).call()));
        IntStream.range(0, 4)
                .forEach(
                        call -> parts.record(Calls.at(call, 1_000).dispatch(700).call()));

        TimeBreakdown breakdown = parts.breakdown().orElseThrow();
        assertThat(breakdown.slowest()).isEqualTo(4);
        assertThat(of(breakdown, Part.QUEUE).slowestMeanMs()).isEqualTo(700);
        assertThat(of(breakdown, Part.WAIT).slowestMeanMs()).isEqualTo(300);
        assertThat(of(breakdown, Part.WAIT).p50Ms()).isEqualTo(10, within(0.01));
    }

    @Test
    void fewCallsHaveNoSlowestHundredth() {
        TimeParts parts = new TimeParts(HeadlineTime.SERVICE, false);
        IntStream.range(0, 99).forEach(call -> parts.record(Calls.at(call, 10).call()));

        assertThat(parts.breakdown().orElseThrow().slowest()).isZero();
    }

    @Test
    void callsWithoutAnAnswerHaveNoParts() {
        TimeParts parts = new TimeParts(HeadlineTime.SERVICE, false);
        parts.record(Calls.unanswered(0, 0, 10_000, FailureClass.DEADLINE_WAIT, "no answer"));
        parts.record(Calls.brokenBeforeSending(0, 5));

        assertThat(parts.breakdown()).isEmpty();
    }

    @Test
    void theBodyOfAStreamBeginsWithItsFirstToken() {
        Call streamed = Calls.at(0, 30).head(5).firstToken(20).call();

        assertThat(Part.WAIT.ns(streamed)).isEqualTo(ns(5));
        assertThat(Part.FIRST_TOKEN.ns(streamed)).isEqualTo(ns(15));
        assertThat(Part.BODY.ns(streamed)).isEqualTo(ns(10));
        TimeParts without = new TimeParts(HeadlineTime.SERVICE, false);
        without.record(EVERY_PART);
        assertThat(without.breakdown().orElseThrow().parts())
                .extracting(PartTimes::part)
                .doesNotContain(Part.FIRST_TOKEN);
    }

    @Test
    void anAnswerBeforeTheEndOfTheRequestEndsTheSending() {
        Call early = Calls.at(0, 20).sending(50).call();

        assertThat(Part.SEND.ns(early)).isEqualTo(ns(20));
        assertThat(Part.WAIT.ns(early)).isZero();
    }

    private static PartTimes of(TimeBreakdown breakdown, Part part) {
        return breakdown.parts().stream()
                .filter(times -> times.part() == part)
                .findFirst()
                .orElseThrow();
    }

    private static long ns(double ms) {
        return Math.round(ms * NS_PER_MS);
    }
}
