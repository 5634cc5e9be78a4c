package io.github.wingload.meet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.result.ClockOffset;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClockReadingTest {

    private static final long MS = 1_000_000;

    @Test
    void theQuestionWithTheShortestWaysDecides() {
        // The asking clock is 2,500 ms ahead; ways of 1 and 3 ms, then of 20 and 60 ms.
        assertThat(ClockReading.best(List.of(reading(2_500 * MS, 20 * MS, 60 * MS), reading(2_500 * MS, MS, 3 * MS))))
                .isEqualTo(new ClockOffset(Duration.ofMillis(2_501), Duration.ofMillis(2)));
    }

    @Test
    void theTruthIsWithinTheUncertainty() {
        Random random = new Random(1);
        for (int run = 0; run < 1_000; run++) {
            long aheadNs = random.nextLong(-10_000 * MS, 10_000 * MS);
            ClockOffset offset = ClockReading.best(
                    Stream.generate(() -> reading(aheadNs, random.nextLong(50 * MS), random.nextLong(50 * MS)))
                            .limit(8)
                            .toList());
            assertThat(Math.abs(offset.ahead().toNanos() - aheadNs))
                    .isLessThanOrEqualTo(offset.uncertainty().toNanos() + 1);
        }
    }

    private static ClockReading reading(long aheadNs, long thereNs, long backNs) {
        long trueNs = 1_000_000 * MS;
        long tookNs = 5 * MS;
        return new ClockReading(
                trueNs + aheadNs,
                trueNs + thereNs,
                trueNs + thereNs + tookNs,
                trueNs + thereNs + tookNs + backNs + aheadNs);
    }
}
