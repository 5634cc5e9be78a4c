package io.github.wingload.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SumsByDurationTest {

    @Test
    void theSumsOfTheSlowestCallsAreThoseOfTheirDurations() {
        SumsByDuration sums = new SumsByDuration(2);
        sums.record(ns(10), new long[] {1, 100});
        sums.record(ns(30), new long[] {2, 200});
        sums.record(ns(20), new long[] {4, 400});

        assertThat(sums.ofSlowest(0)).containsExactly(0, 0, 0);
        assertThat(sums.ofSlowest(1)).containsExactly(1, 2, 200);
        assertThat(sums.ofSlowest(2)).containsExactly(2, 6, 600);
        assertThat(sums.ofSlowest(100)).containsExactly(3, 7, 700);
    }

    @Test
    void callsOfOneDurationAreNotSeparated() {
        SumsByDuration sums = new SumsByDuration(1);
        for (int call = 0; call < 5; call++) {
            sums.record(ns(3_000) + call, new long[] {1});
        }
        assertThat(sums.ofSlowest(2)).containsExactly(5, 5);
    }

    @Test
    void theShortestAndTheLongestDurationsAreKept() {
        SumsByDuration sums = new SumsByDuration(1);
        sums.record(Duration.ofHours(1).toNanos(), new long[] {7});
        sums.record(0, new long[] {1});

        assertThat(sums.ofSlowest(1)).containsExactly(1, 7);
        assertThat(sums.ofSlowest(2)).containsExactly(2, 8);
    }

    @Test
    void noCallIsLostWhileItGrows() {
        SumsByDuration sums = new SumsByDuration(3);
        Random random = new Random(7);
        for (int call = 0; call < 10_000; call++) {
            sums.record((long) Math.exp(random.nextDouble() * 28), new long[] {1, 2, 3});
        }
        assertThat(sums.ofSlowest(Long.MAX_VALUE)).containsExactly(10_000, 10_000, 20_000, 30_000);
    }

    private static long ns(long ms) {
        return ms * 1_000_000;
    }
}
