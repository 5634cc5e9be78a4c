package io.github.wingload.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.observe.Reading;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.stats.Timeline.Bin;
import io.github.wingload.testkit.Calls;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final Timeline timeline = new Timeline(Call::responseTimeNs, new boolean[] {true, false});

    @Test
    void startsCountWhereTheyWereIntendedAndEndsWhereTheyWere() {
        timeline.record(Calls.ok(0, 900, 1_200));
        timeline.record(Calls.failed(0, 2_000, 100, 502, "status 502", ""));
        timeline.record(Calls.dropped(0, 2_500));

        assertThat(timeline.bins()).extracting(Bin::offered).containsExactly(1L, 0L, 2L);
        assertThat(timeline.bins()).extracting(Bin::ended).containsExactly(0L, 0L, 2L);
        assertThat(timeline.bins()).extracting(Bin::ok).containsExactly(0L, 0L, 1L);
        assertThat(timeline.bins().get(2).failures())
                .containsOnly(entry(FailureClass.HTTP_5XX, 1L), entry(FailureClass.DROPPED, 1L));
        assertThat(timeline.bins()).extracting(Bin::busySeconds).containsExactly(0.1, 1.0, 0.2);
    }

    @Test
    void theFirstBinThatHasChangedIsKnown() {
        assertThat(timeline.takeFirstChanged()).isZero();
        timeline.record(Calls.ok(0, 7_500, 1_000));
        assertThat(timeline.takeFirstChanged()).as("bins before it are new").isZero();
        timeline.record(Calls.ok(0, 5_500, 3_000));
        assertThat(timeline.takeFirstChanged())
                .as("it was intended and in flight then")
                .isEqualTo(5);
        assertThat(timeline.takeFirstChanged()).as("no bin").isEqualTo(9);
        timeline.record(Calls.ok(0, 1_000.0 * Timeline.MOST_BINS, 10));
        assertThat(timeline.takeFirstChanged()).as("bins are longer now").isZero();
    }

    @Test
    void timesOfTasksThatAreNotShownAreLeftOut() {
        timeline.record(Calls.ok(1, 0, 5));
        assertThat(timeline.bins().get(0).ok()).isEqualTo(1);
        assertThat(timeline.bins().get(0).has(Quantity.DURATION)).isFalse();
    }

    @Test
    void theFirstTokenIsWhereItCameAndTokensArriveEvenlyUntilTheEnd() {
        timeline.record(Calls.at(500, 4_000).tokens(1_000, 2_000, 3_000, 4_000).call());
        timeline.record(
                Calls.at(2_600, 900).tokens(200, 800).firstOutput(800).task(1).call());

        assertThat(timeline.bins())
                .extracting(bin -> bin.has(Quantity.TIME_TO_FIRST_TOKEN))
                .as("the times of the second task are not shown")
                .containsExactly(false, true, false, false, false);
        assertThat(timeline.bins().get(1).percentilesMs(Quantity.TIME_TO_FIRST_TOKEN, 50)[0])
                .isCloseTo(1_000, withinPercentage(0.1));
        assertThat(timeline.bins()).extracting(Bin::reasoned).containsExactly(false, false, true, false, false);
        double perSecond = 4 / 3.0;
        assertThat(timeline.bins().get(1).tokens()).isCloseTo(perSecond / 2, within(1e-9));
        assertThat(timeline.bins().get(2).tokens()).isCloseTo(perSecond + 2 * 200 / 600.0, within(1e-9));
        assertThat(timeline.bins().stream().mapToDouble(Bin::tokens).sum()).isCloseTo(6, within(1e-9));

        timeline.record(Calls.at(100, 10).tokensCounted(-1, 5, 6).call());
        timeline.record(Calls.at(100, 10).tokensCounted(3, 5).call());
        assertThat(timeline.bins().get(0).tokens())
                .as("three at once, and those that nobody counted")
                .isEqualTo(3);
        timeline.record(Calls.ok(0, 1_000.0 * Timeline.MOST_BINS, 10));
        assertThat(timeline.bins().stream().mapToDouble(Bin::tokens).sum()).isCloseTo(9, within(1e-9));
        double[] ofBoth = timeline.bins().get(0).percentilesMs(Quantity.TIME_TO_FIRST_TOKEN, 50, 100);
        assertThat(ofBoth[0]).as("two of 5 ms, one of a second").isCloseTo(5, withinPercentage(0.1));
        assertThat(ofBoth[1]).isCloseTo(1_000, withinPercentage(0.1));
    }

    @Test
    void percentilesAreThoseOfAHistogram() {
        Random random = new Random(1);
        Histogram all = new Histogram(Durations.DIGITS);
        for (int i = 0; i < 500; i++) {
            long us = (long) Math.exp(3 + 13 * random.nextDouble());
            all.recordValue(us);
            timeline.record(Calls.atNs(0, us * 1_000).call());
        }
        Timeline whole = new Timeline(Call::responseTimeNs, new boolean[] {true});
        Histogram read = new Histogram(Durations.DIGITS);
        timeline.bins().forEach(bin -> bin.forEachDuration((us, count) -> read.recordValueWithCount(us, count)));
        whole.record(0, read, 3);

        double[] asked = {0.1, 50, 90, 99, 99.9, 100};
        double[] found = whole.bins().get(0).percentilesMs(Quantity.DURATION, asked);
        for (int i = 0; i < asked.length; i++) {
            assertThat(found[i]).isEqualTo(all.getValueAtPercentile(asked[i]) / 1e3);
        }
        assertThat(whole.bins().get(0).failed()).isEqualTo(3);
    }

    @Test
    void longRunsHaveLongerBinsWithAllTheirCalls() {
        int seconds = 2 * Timeline.MOST_BINS + 1;
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            calls.add(Calls.ok(0, i * 1_000.0, i % 7));
            timeline.users(i * 1_000_000_000L, i);
            timeline.record(new Reading("cpu", i * 1_000_000_000L, i * 1_000_000_000L, OptionalDouble.of(i), ""));
        }
        calls.forEach(timeline::record);

        assertThat(timeline.binSeconds()).isEqualTo(4);
        assertThat(timeline.bins()).hasSize(seconds / 4 + 1);
        assertThat(timeline.bins().stream().mapToLong(Bin::offered).sum()).isEqualTo(seconds);
        assertThat(timeline.bins().stream().mapToLong(Bin::ok).sum()).isEqualTo(seconds);
        assertThat(timeline.bins().get(1).offered()).isEqualTo(4);
        assertThat(timeline.bins().get(1).users()).hasValue(7);
        assertThat(timeline.bins().get(1).observed("cpu").orElseThrow()).isCloseTo(5.5, within(1e-9));
        assertThat(timeline.bins().get(1).observed("memory")).isEmpty();
        assertThat(timeline.bins().get(1).percentilesMs(Quantity.DURATION, 50, 100))
                .containsExactly(4.001, 6.003);
    }
}
