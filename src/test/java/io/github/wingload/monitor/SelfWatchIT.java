package io.github.wingload.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.wingload.time.NanoClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SelfWatchIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private volatile boolean enough;

    @Test
    void aBusyThreadIsNamed() {
        Thread busy = new Thread(this::spin, "busy");
        busy.setDaemon(true);
        try (SelfWatch watch = SelfWatch.start(NanoClock.system())) {
            busy.start();
            await().atMost(PATIENCE)
                    .until(() -> watch.snapshot().busiestThread().equals("busy")
                            && watch.snapshot().observedSeconds() > 2);
            Health health = watch.snapshot();
            assertThat(health.busiestThreadPercent()).isGreaterThan(5).isLessThan(110);
            assertThat(health.processCpuPercent()).isGreaterThan(5);
            assertThat(health.processCpuPeakPercent()).isGreaterThanOrEqualTo(5);
        } finally {
            enough = true;
        }
    }

    @Test
    void threadsThatAreNotOursAreNotNamed() {
        Thread busy = new Thread(this::spin, "busy");
        busy.setDaemon(true);
        try (SelfWatch watch = SelfWatch.start(NanoClock.system(), name -> name.equals("self-watch"))) {
            busy.start();
            await().atMost(PATIENCE).until(() -> watch.snapshot().busiestThreadPercent() > 0);
            assertThat(watch.snapshot().busiestThread()).isEqualTo("self-watch");
        } finally {
            enough = true;
        }
    }

    @Test
    void pausesForGarbageCollectionAreCounted() {
        try (SelfWatch watch = SelfWatch.start(NanoClock.system())) {
            await().atMost(PATIENCE).until(() -> {
                System.gc();
                return watch.snapshot().gcPauseTotalMs() > 0;
            });
            Health health = watch.snapshot();
            assertThat(health.gcPauseMaxMs()).isPositive().isLessThanOrEqualTo(health.gcPauseTotalMs());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void linuxGivesEveryFigure() {
        try (SelfWatch watch = SelfWatch.start(NanoClock.system())) {
            await().atMost(PATIENCE)
                    .until(() -> watch.snapshot().machinePercent() > 0
                            && watch.snapshot().hiccupMaxMs() > 0);
            Health health = watch.snapshot();
            assertThat(health.machinePercent()).isLessThanOrEqualTo(100);
            assertThat(health.stealPercent()).isBetween(0.0, 100.0);
            assertThat(health.hiccupP999Ms()).isLessThanOrEqualTo(health.hiccupMaxMs());
            assertThat(health.descriptorsPeak()).isPositive().isLessThan(health.descriptorLimit());
            assertThat(health.residentPeakBytes()).isGreaterThan(10_000_000);
        }
    }

    @Test
    void afterTheEndTheFiguresAreStillThere() {
        SelfWatch watch = SelfWatch.start(NanoClock.system());
        await().atMost(PATIENCE).until(() -> watch.snapshot().hiccupMaxMs() > 0);
        watch.close();
        watch.close();
        assertThat(watch.snapshot().hiccupMaxMs()).isPositive();
        assertThat(watch.snapshot().observedSeconds()).isPositive();
    }

    private void spin() {
        while (!enough) {
            Thread.onSpinWait();
        }
    }
}
