package io.github.wingload.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import org.junit.jupiter.api.Test;

class WindowPairsTest {

    private static final long MS = 1_000_000;

    @Test
    void aRatioOfTooFewPairsHasNoBoundNotEvenZero() {
        PairTally pairs = new PairTally(0);
        pairs.record(0, true, 40 * MS, 10 * MS, new long[0], new long[0]);
        pairs.record(30, false, 10 * MS, 10 * MS, new long[0], new long[0]);

        Estimate ratio = new WindowPairs(Blocking.of(10), pairs).ratio(0.95);

        assertThat(ratio.value()).as("the geometric mean of 4 and 1").isEqualTo(2, within(1e-9));
        assertThat(ratio.interval()).isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }
}
