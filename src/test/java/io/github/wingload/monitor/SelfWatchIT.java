package io.github.wingload.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.wingload.time.NanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SelfWatchIT {

    private static final long LEAST_NS = 20_000_000;

    private volatile boolean enough;

    @Test
    void aBusyThreadIsNamed() {
        Thread busy = new Thread(this::spin, "busy");
        busy.setDaemon(true);
        try (SelfWatch watch = SelfWatch.start(NanoClock.system(), thread -> true, LEAST_NS)) {
            busy.start();
            await().until(() -> watch.figures().busiestThread().equals("busy")
                    && watch.figures().observedSeconds() > 2);
            GeneratorFigures figures = watch.figures();
            assertThat(figures.busiestThreadPercent()).isGreaterThan(5).isLessThan(110);
            assertThat(figures.processCpuPercent()).isGreaterThan(5);
            assertThat(figures.processCpuPeakPercent()).isGreaterThanOrEqualTo(5);
        } finally {
            enough = true;
        }
    }

    @Test
    void ignoredThreadsAreNotReported() {
        Thread busy = new Thread(this::spin, "busy");
        busy.setDaemon(true);
        try (SelfWatch watch = SelfWatch.start(NanoClock.system(), name -> name.equals("self-watch"), LEAST_NS)) {
            busy.start();
            await().until(() -> watch.figures().busiestThreadPercent() > 0);
            assertThat(watch.figures().busiestThread()).isEqualTo("self-watch");
        } finally {
            enough = true;
        }
    }

    @Test
    void pausesForGarbageCollectionAreCounted() {
        try (SelfWatch watch = SelfWatch.start(NanoClock.system(), thread -> true, LEAST_NS)) {
            await().until(() -> {
                System.gc();
                return watch.figures().gcPauseTotalMs() > 0;
            });
            GeneratorFigures figures = watch.figures();
            assertThat(figures.gcPauseMaxMs()).isPositive().isLessThanOrEqualTo(figures.gcPauseTotalMs());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void linuxGivesEveryFigure() {
        try (SelfWatch watch = SelfWatch.start(NanoClock.system(), thread -> true, LEAST_NS)) {
            await().until(() ->
                    watch.figures().machinePercent() > 0 && watch.figures().hiccupMaxMs() > 0);
            GeneratorFigures figures = watch.figures();
            assertThat(figures.machinePercent()).isLessThanOrEqualTo(100);
            assertThat(figures.stealPercent()).isBetween(0.0, 100.0);
            assertThat(figures.hiccupP999Ms()).isLessThanOrEqualTo(figures.hiccupMaxMs());
            assertThat(figures.descriptorsPeak()).isPositive().isLessThan(figures.descriptorLimit());
            assertThat(figures.residentPeakBytes()).isGreaterThan(10_000_000);
        }
    }

    @Test
    void aStallHasItsPlaceInTime() {
        NanoClock clock = NanoClock.system();
        try (SelfWatch watch = SelfWatch.start(clock, thread -> true, 0)) {
            long zeroNs = clock.nanos();
            watch.timeZero(zeroNs);
            await().until(() -> watch.figures().stalls().orElseThrow().count() > 3);
            Stalls stalls = watch.figures().stalls().orElseThrow();
            long nowNs = clock.nanos() - zeroNs;
            assertThat(stalls.longest()).allSatisfy(stall -> {
                assertThat(stall.fromNs()).isNotNegative();
                assertThat(stall.toNs()).isBetween(stall.fromNs(), nowNs);
                assertThat(watch.stalledNs(stall.fromNs(), stall.toNs())).isEqualTo(stall.ns());
            });
        }
    }

    @Test
    void afterTheEndTheFiguresAreStillThere() {
        SelfWatch watch = SelfWatch.start(NanoClock.system(), thread -> true, LEAST_NS);
        await().until(() -> watch.figures().hiccupMaxMs() > 0);
        watch.close();
        watch.close();
        assertThat(watch.figures().hiccupMaxMs()).isPositive();
        assertThat(watch.figures().observedSeconds()).isPositive();
    }

    private void spin() {
        while (!enough) {
            Thread.onSpinWait();
        }
    }
}
