package io.github.wingload.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CourseTest {

    private static final long MS = 1_000_000;
    private static final long SECOND = 1000 * MS;

    private final Hiccups hiccups = new Hiccups();
    private final GcPauses gc = GcPauses.of(List.of());

    @Test
    void processCpuHasAMeanOverAllAndAPeakOverASecond() {
        Course course = new Course(cpu(0, 500));
        course.add(cpu(1, 600));
        course.add(cpu(2, 1500));
        course.add(cpu(3, 1600));
        Health health = health(course, cpu(4, 1700));
        assertThat(health.observedSeconds()).isEqualTo(4);
        assertThat(health.processCpuPercent()).isCloseTo(30, within(1e-9));
        assertThat(health.processCpuPeakPercent()).isCloseTo(90, within(1e-9));
    }

    @Test
    void aSecondThatHasJustBegunIsNoPeak() {
        Course course = new Course(cpu(0, 0));
        course.add(cpu(1, 100));
        Moment now = new Moment(SECOND + MS, SECOND + MS, 110 * MS, Optional.empty(), List.of(), 0);
        assertThat(health(course, now).processCpuPeakPercent()).isCloseTo(10, within(1e-9));
    }

    @Test
    void useAndStealOfTheMachineAreSharesOfAllTicks() {
        Course course = new Course(machine(0, new CpuTimes(1000, 0, 5000)));
        for (int second = 1; second <= 5; second++) {
            course.add(machine(second, new CpuTimes(1000 + second * 150, second * 10, 5000 + second * 200)));
        }
        Health health = health(course, machine(6, new CpuTimes(1750, 50, 6200)));
        assertThat(health.machinePercent()).isCloseTo(75, within(1e-9));
        assertThat(health.stealPercent()).isCloseTo(5, within(1e-9));
    }

    @Test
    void whereTheKernelSaysNothingTheMachineIsZero() {
        Health health = health(new Course(cpu(0, 0)), cpu(1, 1));
        assertThat(health.machinePercent()).isZero();
        assertThat(health.stealPercent()).isZero();
    }

    @Test
    void theLargestStepOfTheWallClockCountsInEitherDirection() {
        Course course = new Course(wall(0, 0));
        course.add(wall(1, 1001));
        course.add(wall(2, 1501));
        course.add(wall(3, 2502));
        assertThat(health(course, wall(4, 3502)).clockStepMs()).isCloseTo(500, within(1e-9));
    }

    @Test
    void aStepSinceTheLastSecondCountsToo() {
        Course course = new Course(wall(0, 0));
        assertThat(health(course, wall(1, 61_000)).clockStepMs()).isCloseTo(60_000, within(1e-9));
    }

    @Test
    void thePeakOfDescriptorsIsKept() {
        Course course = new Course(descriptors(0, 20));
        course.add(descriptors(1, 480));
        assertThat(health(course, descriptors(2, 30)).descriptorsPeak()).isEqualTo(480);
    }

    @Test
    void pausesAndHiccupsAndLimitsArePassedOn() {
        gc.ended("end of minor GC", 30);
        gc.ended("end of GC pause", 2);
        gc.ended("end of GC cycle", 700);
        hiccups.slept(5 * MS, 25 * MS);
        Health health = new Course(cpu(0, 0)).health(cpu(1, 0), gc, hiccups, 1024, 4096);
        assertThat(health.gcPauseMaxMs()).isEqualTo(30);
        assertThat(health.gcPauseTotalMs()).isEqualTo(32);
        assertThat(health.hiccupMaxMs()).isCloseTo(20, within(0.2));
        assertThat(health.descriptorLimit()).isEqualTo(1024);
        assertThat(health.residentPeakBytes()).isEqualTo(4096);
    }

    @Test
    void anEmptyCourseDividesByNothing() {
        Moment now = cpu(0, 0);
        Health health = health(new Course(now), now);
        assertThat(health.processCpuPercent()).isZero();
        assertThat(health.processCpuPeakPercent()).isZero();
    }

    private Health health(Course course, Moment now) {
        return course.health(now, gc, hiccups, 0, 0);
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
