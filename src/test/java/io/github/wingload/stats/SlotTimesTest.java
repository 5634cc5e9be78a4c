package io.github.wingload.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotTimesTest {

    private static final long NS_PER_MS = 1_000_000;

    private final SlotTimes times = new SlotTimes();

    @Test
    void figuresAreOfTheSlotsAskedFor() {
        times.record(0, 100 * NS_PER_MS);
        times.record(2, 10 * NS_PER_MS);
        times.record(2, 30 * NS_PER_MS);
        times.record(3, 20 * NS_PER_MS);

        assertThat(times.count(0, 4)).isEqualTo(4);
        assertThat(times.count(1, 2)).isZero();
        assertThat(times.minMs(0, 2)).isEqualTo(100);
        assertThat(times.minMs(1, 9)).isEqualTo(10);
        assertThat(times.maxMs(1, 9)).isEqualTo(30);
        assertThat(times.meanMs(2, 4)).isEqualTo(20);
        assertThat(times.sumMs(2, 4)).isEqualTo(60);
        assertThat(times.squaresMs(2, 4)).isEqualTo(1400);
        assertThat(times.percentileMs(2, 4, 50)).isBetween(20.0, 20.02);
        assertThat(times.percentileMs(2, 4, 100)).isEqualTo(30);
    }

    @Test
    void emptySlotsHaveZeroes() {
        times.record(5, NS_PER_MS);
        assertThat(times.minMs(0, 5)).isZero();
        assertThat(times.maxMs(0, 5)).isZero();
        assertThat(times.meanMs(6, 60)).isZero();
        assertThat(times.histogram(0, 5).getTotalCount()).isZero();
    }
}
