package io.github.wingload.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MomentsTest {

    private static final long MS = 1_000_000;
    private static final long SECOND = 1000 * MS;

    private static final Stalls NO_STALLS = new Stalls(0, 0, 0, List.of());

    private final Hiccups hiccups = new Hiccups();
    private final List<Stall> paused = new ArrayList<>();
    private final GcPauses gc = GcPauses.of(List.of(), (from, to) -> paused.add(new Stall(from, to)));

    @Test
    void processCpuHasAMeanOverAllAndAPeakOverASecond() {
        Moments moments = new Moments(cpu(0, 500));
        moments.add(cpu(1, 600));
        moments.add(cpu(2, 1500));
        moments.add(cpu(3, 1600));
        GeneratorFigures figures = figures(moments, cpu(4, 1700));
        assertThat(figures.observedSeconds()).isEqualTo(4);
        assertThat(figures.processCpuPercent()).isCloseTo(30, within(1e-9));
        assertThat(figures.processCpuPeakPercent()).isCloseTo(90, within(1e-9));
    }

    @Test
    void aSecondThatHasJustStartedIsNotAPeak() {
        Moments moments = new Moments(cpu(0, 0));
        moments.add(cpu(1, 100));
        Moment now = new Moment(SECOND + MS, SECOND + MS, 110 * MS, Optional.empty(), List.of(), 0);
        assertThat(figures(moments, now).processCpuPeakPercent()).isCloseTo(10, within(1e-9));
    }

    @Test
    void useAndStealOfTheMachineAreSharesOfAllTicks() {
        Moments moments = new Moments(machine(0, new CpuTimes(1000, 0, 5000)));
        for (int second = 1; second <= 5; second++) {
            moments.add(machine(second, new CpuTimes(1000 + second * 150, second * 10, 5000 + second * 200)));
        }
        GeneratorFigures figures = figures(moments, machine(6, new CpuTimes(1750, 50, 6200)));
        assertThat(figures.machinePercent()).isCloseTo(75, within(1e-9));
        assertThat(figures.stealPercent()).isCloseTo(5, within(1e-9));
    }

    @Test
    void aBusyMachineIsToldFromABusyWingload() {
        // One of two cores; in seconds 5 to 10 the machine is busiest, and three quarters of that are other processes.
        Moments moments = new Moments(busy(0, 0, 0));
        for (int second = 1; second <= 15; second++) {
            boolean others = second > 5 && second <= 10;
            int late = Math.max(0, Math.min(5, second - 5));
            moments.add(busy(second, 40 * second + (others || second > 10 ? 120 * late : 0), 400 * second));
        }
        GeneratorFigures figures = figures(moments, busy(16, 40 * 16 + 600, 400 * 16));
        assertThat(figures.machinePercent()).isCloseTo(80, within(1e-9));
        assertThat(figures.machineOwnPercent().orElseThrow()).isCloseTo(20, within(1e-9));
    }

    private static Moment busy(int second, long busyTicks, long processMs) {
        return new Moment(
                second * SECOND,
                second * SECOND,
                processMs * MS,
                Optional.of(new CpuTimes(busyTicks, 0, second * 200L)),
                List.of(),
                0);
    }

    @Test
    void machineIsZeroIfTheKernelReportsNothing() {
        GeneratorFigures figures = figures(new Moments(cpu(0, 0)), cpu(1, 1));
        assertThat(figures.machinePercent()).isZero();
        assertThat(figures.stealPercent()).isZero();
    }

    @Test
    void theLargestStepOfTheWallClockCountsInEitherDirection() {
        Moments moments = new Moments(wall(0, 0));
        moments.add(wall(1, 1001));
        moments.add(wall(2, 1501));
        moments.add(wall(3, 2502));
        assertThat(figures(moments, wall(4, 3502)).clockStepMs()).isCloseTo(500, within(1e-9));
    }

    @Test
    void aStepSinceTheLastSecondCountsToo() {
        Moments moments = new Moments(wall(0, 0));
        assertThat(figures(moments, wall(1, 61_000)).clockStepMs()).isCloseTo(60_000, within(1e-9));
    }

    @Test
    void peakOfDescriptorsIsReported() {
        Moments moments = new Moments(descriptors(0, 20));
        moments.add(descriptors(1, 480));
        assertThat(figures(moments, descriptors(2, 30)).descriptorsPeak()).isEqualTo(480);
    }

    @Test
    void pausesHiccupsAndLimitsAreInTheFigures() {
        gc.ended("end of minor GC", 100, 30);
        gc.ended("end of GC pause", 200, 2);
        gc.ended("end of GC cycle", 300, 700);
        hiccups.slept(5 * MS, 25 * MS);
        GeneratorFigures figures =
                new Moments(cpu(0, 0)).figures(cpu(1, 0), gc, hiccups, 1024, 4096, Optional.empty(), NO_STALLS);
        assertThat(figures.gcPauseMaxMs()).isEqualTo(30);
        assertThat(figures.gcPauseTotalMs()).isEqualTo(32);
        assertThat(paused).as("not the concurrent work").containsExactly(new Stall(100, 130), new Stall(200, 202));
        assertThat(figures.hiccupMaxMs()).isCloseTo(20, within(0.2));
        assertThat(figures.descriptorLimit()).isEqualTo(1024);
        assertThat(figures.residentPeakBytes()).isEqualTo(4096);
    }

    @Test
    void figuresOfNoTimeAreZero() {
        Moment now = cpu(0, 0);
        GeneratorFigures figures = figures(new Moments(now), now);
        assertThat(figures.processCpuPercent()).isZero();
        assertThat(figures.processCpuPeakPercent()).isZero();
    }

    private GeneratorFigures figures(Moments moments, Moment now) {
        return moments.figures(now, gc, hiccups, 0, 0, Optional.empty(), NO_STALLS);
    }

    private static Moment cpu(int second, long cpuMs) {
        return new Moment(second * SECOND, second * SECOND, cpuMs * MS, Optional.empty(), List.of(), 0);
    }

    private static Moment machine(int second, CpuTimes times) {
        return new Moment(second * SECOND, second * SECOND, 0, Optional.of(times), List.of(), 0);
    }

    private static Moment wall(int second, long wallMs) {
        return new Moment(second * SECOND, wallMs * MS, 0, Optional.empty(), List.of(), 0);
    }

    private static Moment descriptors(int second, long open) {
        return new Moment(second * SECOND, second * SECOND, 0, Optional.empty(), List.of(), open);
    }
}
