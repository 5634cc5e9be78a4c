package io.github.wingload.simulator.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrivalRateTest {

    private static final long SECOND_NS = 1_000_000_000L;

    private final ArrivalRate rate = new ArrivalRate();

    @Test
    void onlyFullSecondsCount() {
        rate.count(0);
        assertThat(rate.perSecond(1, SECOND_NS - 1)).isZero();
        assertThat(rate.perSecond(1, SECOND_NS)).isEqualTo(1);
    }

    @Test
    void secondsBeforeTheStartAreEmpty() {
        for (int i = 0; i < 30; i++) {
            rate.count(0);
        }
        assertThat(rate.perSecond(60, SECOND_NS)).isEqualTo(0.5);
        assertThat(rate.perSecond(6, SECOND_NS)).isEqualTo(5);
    }

    @Test
    void secondsFallOutOfTheWindow() {
        rate.count(0);
        assertThat(rate.perSecond(60, 60 * SECOND_NS)).isPositive();
        assertThat(rate.perSecond(60, 61 * SECOND_NS)).isZero();
    }

    @Test
    void aLongSilenceEmptiesTheWindow() {
        rate.count(0);
        rate.count(1_000 * SECOND_NS);
        assertThat(rate.perSecond(60, 1_001 * SECOND_NS)).isEqualTo(1.0 / 60);
    }
}
