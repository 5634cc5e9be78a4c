package io.github.wingload.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.monitor.ThreadUse.Busiest;
import io.github.wingload.monitor.ThreadUse.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadUseTest {

    private static final long MS = 1_000_000;

    private final ThreadUse use = new ThreadUse(5);

    @Test
    void theBusiestThreadIsNamedWithItsHighestMeanOverFiveSeconds() {
        for (int second = 0; second <= 10; second++) {
            use.read(second, List.of(io(second * 700 * MS), pacer(second * 20 * MS)));
        }
        assertBusiest("io", 70);
    }

    @Test
    void cpuTimeBeforeTheWatchDoesNotCount() {
        for (int second = 0; second <= 5; second++) {
            use.read(second, List.of(io(90_000 * MS + second * 100 * MS)));
        }
        assertBusiest("io", 10);
    }

    @Test
    void aThreadThatStartsLaterHadUsedNothingBefore() {
        for (int second = 0; second <= 5; second++) {
            use.read(second, List.of(pacer(second * 20 * MS)));
        }
        use.read(6, List.of(pacer(6 * 20 * MS), io(1000 * MS)));
        assertBusiest("io", 20);
    }

    @Test
    void threadThatHasEndedCanBeTheBusiest() {
        for (int second = 0; second <= 5; second++) {
            use.read(second, List.of(io(second * 500 * MS), pacer(0)));
        }
        use.read(6, List.of(pacer(10 * MS)));
        assertBusiest("io", 50);
    }

    @Test
    void inFewerThanFiveSecondsTheMeanIsOverAll() {
        use.read(0, List.of(io(0)));
        assertThat(use.busiest(2, List.of(io(300 * MS)))).isEqualTo(new Busiest("io", 15));
    }

    @Test
    void withoutAThreadThereIsNoBusiest() {
        use.read(0, List.of());
        assertThat(use.busiest(1, List.of())).isEqualTo(new Busiest("", 0));
    }

    private void assertBusiest(String thread, double percent) {
        Busiest busiest = use.busiest(100, List.of());
        assertThat(busiest.thread()).isEqualTo(thread);
        assertThat(busiest.percent()).isCloseTo(percent, within(1e-9));
    }

    private static Reading io(long cpuNs) {
        return new Reading(1, "io", cpuNs);
    }

    private static Reading pacer(long cpuNs) {
        return new Reading(2, "pacer", cpuNs);
    }
}
