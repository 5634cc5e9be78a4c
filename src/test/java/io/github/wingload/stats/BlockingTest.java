package io.github.wingload.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Estimate.Method;
import io.github.wingload.stats.interval.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockingTest {

    private static final long NS_PER_MS = 1_000_000;

    @ParameterizedTest(name = "{0} s: {1} blocks of {2} s")
    @CsvSource({
        "2.9, 1, 2.9, true",
        "4, 20, 0.2, false",
        "60, 20, 3, false",
        "400, 20, 20, false",
        "600, 30, 20, false",
        "1200, 60, 20, false",
        "3600, 60, 60, false",
        "86400, 60, 1440, false"
    })
    void windowHasTwentyToSixtyBlocks(double seconds, int blocks, double blockSeconds, boolean shortRun) {
        Blocking blocking = Blocking.of(seconds);
        assertThat(blocking.blocks()).isEqualTo(blocks);
        assertThat(blocking.blockSeconds()).isEqualTo(blockSeconds);
        assertThat(blocking.shortRun()).isEqualTo(shortRun);
    }

    @Test
    void everyCallIsInABlock() {
        SlotCounts calls = new SlotCounts();
        SlotCounts ok = new SlotCounts();
        SlotTimes times = new SlotTimes(1);
        Blocking blocking = Blocking.of(100.1);
        for (int slot = 0; slot < blocking.end(); slot++) {
            calls.add(slot);
            times.record(slot, (slot + 1) * NS_PER_MS);
            if (slot < 640) {
                ok.add(slot);
            }
        }

        assertThat(blocking.end()).isEqualTo(641);
        assertThat(blocking.total(calls)).isEqualTo(641);
        assertThat(blocking.share(ok, calls, 0.95).value()).isEqualTo(640 / 641.0);
        assertThat(blocking.rate(calls, 0.95).value()).isCloseTo(641 / 100.1, within(1e-12));
        assertThat(new WindowTimes(blocking, times).mean(0.95).value()).isCloseTo(321, within(1e-9));
        assertThat(new WindowTimes(blocking, times).quantile(0.5, 0.95).value()).isCloseTo(321_000, within(321.0));
    }

    @Test
    void evenCallsHaveARateWithoutUncertainty() {
        SlotCounts calls = new SlotCounts();
        for (int slot = 0; slot < Slots.in(600); slot++) {
            calls.add(slot);
        }
        Estimate rate = Blocking.of(600).rate(calls, 0.95);
        assertThat(rate.interval()).isEqualTo(new Interval(rate.value(), rate.value()));
        assertThat(rate.value()).isCloseTo(6.4, within(1e-12));
    }

    @Test
    void aShortRunTakesCallsAsIndependent() {
        SlotCounts calls = new SlotCounts();
        for (int i = 0; i < 10; i++) {
            calls.add(0);
        }
        Estimate rate = Blocking.of(1).rate(calls, 0.95);
        assertThat(rate.method()).isEqualTo(Method.SHORT_RUN);
        assertThat(rate.interval().low()).isCloseTo(4.795389, within(5.1e-7));
        assertThat(rate.interval().high()).isCloseTo(18.390356, within(5.1e-7));
    }

    @Test
    void windowMayBeginLater() {
        SlotCounts calls = new SlotCounts();
        for (int slot = 0; slot < 40; slot++) {
            calls.add(slot);
        }
        calls.add(3);
        assertThat(Blocking.of(10, 30 * Slots.SECONDS).total(calls)).isEqualTo(30);
        assertThat(Blocking.of(0, 10 * Slots.SECONDS).total(calls)).isEqualTo(11);
    }
}
