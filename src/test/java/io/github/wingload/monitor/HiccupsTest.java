package io.github.wingload.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class HiccupsTest {

    private static final long MS = 1_000_000;
    private static final long SLEEP = 5 * MS;

    private final Hiccups hiccups = new Hiccups();

    @Test
    void onlyTheExcessOverTheRequestCounts() {
        sleep(1000, 5 * MS + 200_000);
        assertThat(hiccups.maxMs()).isCloseTo(0.2, Percentage.withPercentage(1));
        assertThat(hiccups.p999Ms()).isCloseTo(0.2, Percentage.withPercentage(1));
    }

    @Test
    void aLongPauseCountsForTheTimeItLasts() {
        sleep(60 * 200, SLEEP);
        hiccups.slept(SLEEP, SLEEP + 1000 * MS);
        assertThat(hiccups.maxMs()).isCloseTo(1000, Percentage.withPercentage(1));
        // A second in a minute is 1.6 % of the time: the worst thousandth lies 6 % below its maximum.
        assertThat(hiccups.p999Ms()).isCloseTo(940, within(20.0));
    }

    @Test
    void theLongestPauseThatFitsIsAnHour() {
        hiccups.slept(SLEEP, 7200_000 * MS);
        assertThat(hiccups.maxMs()).isCloseTo(3_600_000, Percentage.withPercentage(1));
    }

    @Test
    void withoutASleepThereIsNoHiccup() {
        assertThat(hiccups.maxMs()).isZero();
        assertThat(hiccups.p999Ms()).isZero();
    }

    private void sleep(int times, long tookNs) {
        for (int i = 0; i < times; i++) {
            hiccups.slept(SLEEP, tookNs);
        }
    }
}
