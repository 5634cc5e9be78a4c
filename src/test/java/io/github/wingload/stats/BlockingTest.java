package io.github.wingload.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.stats.Estimate.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockingTest {

    private static final long NS_PER_MS = 1_000_000;

    @ParameterizedTest(name = "{0} s: {1} blocks of {2} s")
    @CsvSource({
        "60, 3, 20, true",
        "199, 9, 20, true",
        "200, 10, 20, false",
        "600, 30, 20, false",
        "1200, 60, 20, false",
        "1201, 40, 30, false",
        "3600, 60, 60, false",
        "3880.94, 55, 70, false",
        "86400, 60, 1440, false"
    })
    void aBlockIsTwentySecondsOrASixtiethOfTheWindow(
            double seconds, int blocks, double blockSeconds, boolean shortRun) {
        Blocking blocking = Blocking.of(seconds);
        assertThat(blocking.blocks()).isEqualTo(blocks);
        assertThat(blocking.blockSeconds()).isEqualTo(blockSeconds);
        assertThat(blocking.shortRun()).isEqualTo(shortRun);
    }

    @Test
    void whatIsLeftAtTheEndIsInTheFigure() {
        SlotCounts calls = new SlotCounts();
        SlotCounts ok = new SlotCounts();
        SlotTimes times = new SlotTimes();
        for (int slot = 0; slot < 22; slot++) {
            calls.add(slot);
            times.record(slot, (slot + 1) * NS_PER_MS);
            if (slot < 21) {
                ok.add(slot);
            }
        }
        Blocking blocking = Blocking.of(215);

        assertThat(blocking.blocks()).isEqualTo(10);
        assertThat(blocking.total(calls)).isEqualTo(22);
        assertThat(blocking.share(ok, calls, 0.95).value()).isEqualTo(21 / 22.0);
        assertThat(blocking.rate(calls, 0.95).value()).isCloseTo(22 / 215.0, within(1e-12));
        assertThat(blocking.mean(times, 0.95).value()).isCloseTo(11.5, within(1e-12));
        assertThat(blocking.quantile(times, 0.5, 0.95).value()).isCloseTo(11_000, within(11.0));
    }

    @Test
    void evenCallsHaveARateWithoutUncertainty() {
        SlotCounts calls = new SlotCounts();
        for (int slot = 0; slot < 60; slot++) {
            calls.add(slot);
        }
        Estimate rate = Blocking.of(600).rate(calls, 0.95);
        assertThat(rate.interval()).isEqualTo(new Interval(rate.value(), rate.value()));
        assertThat(rate.value()).isCloseTo(0.1, within(1e-15));
    }

    @Test
    void aShortRunTakesCallsAsIndependent() {
        SlotCounts calls = new SlotCounts();
        for (int i = 0; i < 10; i++) {
            calls.add(0);
        }
        Estimate rate = Blocking.of(10).rate(calls, 0.95);
        assertThat(rate.method()).isEqualTo(Method.SHORT_RUN);
        assertThat(rate.interval().low()).isCloseTo(.4795389, within(5.1e-8));
        assertThat(rate.interval().high()).isCloseTo(1.8390356, within(5.1e-8));
    }

    @Test
    void blocksMayBeginLater() {
        SlotCounts calls = new SlotCounts();
        for (int slot = 0; slot < 40; slot++) {
            calls.add(slot);
        }
        calls.add(3);
        assertThat(Blocking.of(10, 300).total(calls)).isEqualTo(30);
        assertThat(Blocking.of(0, 100).total(calls)).isEqualTo(11);
    }
}
