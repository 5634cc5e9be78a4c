package io.github.wingload.judge.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.dynatrace.hash4j.hashing.Hashing;
import org.junit.jupiter.api.Test;

class DistinctPayloadsTest {

    @Test
    void payloadsAreCountedExactlyUpToTheLimit() {
        DistinctPayloads payloads = new DistinctPayloads(100_000);
        for (int i = 0; i < 100_000; i++) {
            payloads.add(digest(i));
            payloads.add(digest(i / 2));
        }
        assertThat(payloads.sent()).isEqualTo(200_000);
        assertThat(payloads.distinct()).isEqualTo(100_000);
        assertThat(payloads.most()).isEqualTo(3);
    }

    @Test
    void beyondTheLimitTheNumberOfPayloadsIsEstimated() {
        DistinctPayloads payloads = new DistinctPayloads(1_000);
        for (int i = 0; i < 500_000; i++) {
            payloads.add(digest(i));
            payloads.add(digest(i / 2));
        }
        assertThat(payloads.sent()).isEqualTo(1_000_000);
        assertThat(payloads.distinct()).isCloseTo(500_000, within(8_000L));
        assertThat(payloads.most()).isEqualTo(DistinctPayloads.UNKNOWN);
    }

    @Test
    void theMostFrequentPayloadIsCounted() {
        DistinctPayloads payloads = new DistinctPayloads(10);
        for (int i : new int[] {1, 2, 1, 3, 1}) {
            payloads.add(digest(i));
        }
        assertThat(payloads.sent()).isEqualTo(5);
        assertThat(payloads.distinct()).isEqualTo(3);
        assertThat(payloads.most()).isEqualTo(3);
    }

    private static long digest(int payload) {
        return Hashing.komihash5_0().hashLongLongToLong(payload, 0);
    }
}
