package io.github.wingload.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotTimesTest {

    private static final long NS_PER_MS = 1_000_000;

    private final SlotTimes times = new SlotTimes(1);

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

    @Test
    void neighboursArePutTogetherWhereThereAreManySlots() {
        SlotTimes together = new SlotTimes(4);
        for (int slot = 0; slot < 4_000; slot++) {
            times.record(slot, slot * NS_PER_MS);
            together.record(slot, slot * NS_PER_MS);
        }

        assertThat(together.count(0, 4_000)).isEqualTo(4_000);
        assertThat(together.sumMs(400, 800)).isEqualTo(times.sumMs(400, 800));
        assertThat(together.count(402, 800)).as("from the nearest border, 404").isEqualTo(396);
        assertThat(together.maxMs(0, 400)).isEqualTo(399);
        assertThat(together.count(3_996, 5_000)).as("up to the end").isEqualTo(4);
    }
}
