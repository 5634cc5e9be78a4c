package io.github.wingload.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotSumsTest {

    private static final int SLOTS = 5_000;

    @Test
    void everySlotIsKeptApartIfThatIsAsked() {
        SlotSums sums = filled(1, SLOTS);
        assertThat(sums.total(0, 17, 19)).isEqualTo(2);
        assertThat(sums.total(1, 17, 19)).isEqualTo(17 + 18);
    }

    /** 5,000 slots are more than 512 times 8, so sixteen lie together. */
    @Test
    void neighboursArePutTogetherWhereThereAreMany() {
        SlotSums sums = filled(64, SLOTS);
        assertThat(sums.total(0, 0, SLOTS)).isEqualTo(SLOTS);
        assertThat(sums.total(0, 160, 320)).isEqualTo(160);
        assertThat(sums.total(1, 160, 176)).isEqualTo(16 * 167.5);
    }

    @Test
    void theSumOfTwoIsAsCoarseAsTheCoarser() {
        SlotSums one = new SlotSums(2, 64);
        one.add(3, 1, 3);
        for (SlotSums both :
                new SlotSums[] {one.plus(filled(64, SLOTS)), filled(64, SLOTS).plus(one)}) {
            assertThat(both.total(0, 0, 16)).isEqualTo(17);
            assertThat(both.total(0, 0, SLOTS)).isEqualTo(SLOTS + 1);
        }
    }

    /** The last place has six of sixteen slots. */
    @Test
    void theLastSlotsCountEvenIfTheyFillLessThanHalfOfTheirPlace() {
        assertThat(filled(64, 4_998).total(0, 0, 4_998)).isEqualTo(4_998);
    }

    private static SlotSums filled(int most, int slots) {
        SlotSums sums = new SlotSums(2, most);
        for (int slot = 0; slot < slots; slot++) {
            sums.add(slot, 1, slot);
        }
        return sums;
    }
}
