package io.github.wingload.stats.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OutagesTest {

    private static final int SLOTS = 100;

    @Test
    void countsStretchesInWhichMostCallsFail() {
        long[] ok = calls();
        Arrays.fill(ok, 10, 14, 0);
        Arrays.fill(ok, 60, 61, 2);
        assertThat(Outages.of(ok, calls())).contains(new Outages(2, 3));
    }

    @Test
    void singleFailuresAreNotOutages() {
        long[] ok = calls();
        for (int slot = 0; slot < SLOTS; slot += 7) {
            ok[slot]--;
        }
        assertThat(Outages.of(ok, calls())).isEmpty();
        assertThat(Outages.of(calls(), calls())).isEmpty();
        assertThat(Outages.of(new long[SLOTS], calls())).as("no call is ok").isEmpty();
    }

    /** The 97.5 % quantile of F with 4 and 4 degrees of freedom is 9.6045. */
    @Test
    void intervalRestsOnTheNumberOfOutages() {
        Estimate estimate = new Outages(2, 2).share(0.98, 10_000, 0.95);
        double odds = 0.98 / 0.02;
        double low = odds * 2 / 3 / 9.6045;
        assertThat(estimate.interval().low()).isCloseTo(low / (1 + low), within(1e-5));
        assertThat(estimate.interval().high()).isCloseTo(odds * 9.6045 / (1 + odds * 9.6045), within(1e-5));
        assertThat(estimate.effectiveCount()).isCloseTo(100, within(1e-9));
    }

    private static long[] calls() {
        long[] calls = new long[SLOTS];
        Arrays.fill(calls, 6);
        return calls;
    }
}
