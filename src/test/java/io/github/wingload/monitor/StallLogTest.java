package io.github.wingload.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StallLogTest {

    private static final long MS = 1_000_000;
    private static final long SLEEP = 25 * MS;
    private static final long LEAST = 20 * MS;
    private static final long ZERO = 1_000 * MS;

    private final StallLog log = new StallLog(SLEEP, LEAST, ZERO);
    private long nowNs = ZERO;

    @Test
    void aSleepThatLastsTooLongIsAStallFromItsStart() {
        sleep(25, 25, 26, 3025, 25, 45, 46);

        assertThat(log.stalls())
                .isEqualTo(new Stalls(LEAST, 2, 3071 * MS, List.of(stall(76, 3101), stall(3171, 3217))));
    }

    @Test
    void timeBeforeTimeZeroIsForgotten() {
        sleep(500, 500);
        log.timeZero(nowNs);
        assertThat(log.stalls().count()).isZero();
        log.paused(nowNs - 50 * MS, nowNs - 1);
        log.paused(nowNs - 50 * MS, nowNs + 30 * MS);

        assertThat(log.stalls().longest()).containsExactly(stall(0, 30));
        assertThat(log.during(0, 30 * MS)).isEqualTo(30 * MS);
    }

    @Test
    void aPauseOfTheGarbageCollectorDuringALongSleepIsNoSecondStall() {
        log.paused(ZERO + 5 * MS, ZERO + 60 * MS);
        assertThat(log.during(0, 60 * MS))
                .as("the sleeper has not woken up yet")
                .isEqualTo(60 * MS);
        sleep(80);

        assertThat(log.stalls()).isEqualTo(new Stalls(LEAST, 1, 80 * MS, List.of(stall(0, 80))));
        assertThat(log.during(0, 80 * MS)).isEqualTo(80 * MS);
        log.paused(ZERO + 85 * MS, ZERO + 100 * MS);
        assertThat(log.stalls().count()).as("too short").isEqualTo(1);
    }

    @Test
    void aStallThatGoesOnIsSeenByWhoeverWakesUpFirst() {
        sleep(25, 25);
        assertThat(log.during(0, 90 * MS)).isZero();
        assertThat(log.during(0, 3000 * MS)).isEqualTo(2950 * MS);
        assertThat(log.during(2000 * MS, 3000 * MS)).isEqualTo(1000 * MS);
        assertThat(log.stalls().count()).isZero();
    }

    @Test
    void aPauseThatIsReportedLateGetsItsPlaceInTime() {
        sleep(25, 25, 25, 25, 100);
        log.paused(ZERO + 30 * MS, ZERO + 60 * MS);

        assertThat(log.stalls().longest()).containsExactly(stall(30, 60), stall(100, 200));
        assertThat(log.during(80 * MS, 200 * MS)).isEqualTo(100 * MS);
        assertThat(log.during(40 * MS, 150 * MS)).isEqualTo(70 * MS);
    }

    /** Against every stall of the run, kept in a list. */
    @Test
    void whatACallOverlapsIsTheSumOfItsPartsInEveryStall() {
        Random random = new Random(11);
        List<Stall> all = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            long from = nowNs;
            sleep(25 + (random.nextInt(10) == 0 ? 21 + random.nextInt(400) : random.nextInt(20)));
            if (nowNs - from > SLEEP + LEAST) {
                all.add(new Stall(from - ZERO, nowNs - ZERO));
            }
            long to = nowNs - ZERO;
            long start = Math.max(0, to - random.nextInt(5_000) * MS);
            assertThat(log.during(start, to))
                    .isEqualTo(all.stream()
                            .mapToLong(stall -> stall.within(start, to))
                            .sum());
        }
        Stalls stalls = log.stalls();
        assertThat(stalls.count()).isEqualTo(all.size()).isGreaterThan(Stalls.KEPT);
        assertThat(stalls.totalNs()).isEqualTo(all.stream().mapToLong(Stall::ns).sum());
        assertThat(stalls.longest())
                .hasSize(Stalls.KEPT)
                .isSortedAccordingTo((a, b) -> Long.compare(a.fromNs(), b.fromNs()));
        long shortestKept = stalls.longest().stream().mapToLong(Stall::ns).min().orElseThrow();
        assertThat(all.stream().filter(stall -> stall.ns() > shortestKept).count())
                .isLessThan(Stalls.KEPT);
    }

    private void sleep(long... ms) {
        for (long one : ms) {
            nowNs += one * MS;
            log.awake(nowNs);
        }
    }

    private static Stall stall(long fromMs, long toMs) {
        return new Stall(fromMs * MS, toMs * MS);
    }
}
