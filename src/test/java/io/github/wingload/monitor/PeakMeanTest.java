package io.github.wingload.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PeakMeanTest {

    @Test
    void theHighestMeanIsOverFiveSecondsNotOne() {
        PeakMean cpu = new PeakMean(5);
        double[] usedPerSecond = {0.1, 0.1, 0.1, 0.1, 0.1, 1.0, 0.6, 0.1, 0.1, 0.1, 0.1};
        double used = 0;
        cpu.read(0, used);
        for (int second = 0; second < usedPerSecond.length; second++) {
            used += usedPerSecond[second];
            cpu.read(second + 1, used);
        }
        assertThat(cpu.peak()).isCloseTo((1.0 + 0.6 + 3 * 0.1) / 5, within(1e-12));
    }

    @Test
    void aWindowHasAtLeastFiveSeconds() {
        PeakMean cpu = new PeakMean(5);
        for (int second = 0; second <= 4; second++) {
            cpu.read(second, second);
            assertThat(cpu.peak()).isZero();
        }
        cpu.read(5, 5);
        assertThat(cpu.peak()).isEqualTo(1);
    }

    @Test
    void beforeTheFirstFullWindowTheMeanIsUsed() {
        PeakMean cpu = new PeakMean(5);
        cpu.read(10, 3);
        cpu.read(11, 3.5);
        assertThat(cpu.peakOrMean(12, 4.5)).isCloseTo(0.75, within(1e-12));
        assertThat(cpu.peak()).isZero();
    }

    @Test
    void aLateReadingIsAMeanOverItsLongerWindow() {
        PeakMean cpu = new PeakMean(1);
        cpu.read(0, 0);
        cpu.read(1, 0.5);
        cpu.read(5, 2.5);
        assertThat(cpu.peak()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void readingsAtOneTimeHaveNoMean() {
        PeakMean cpu = new PeakMean(1);
        cpu.read(1, 0);
        assertThat(cpu.peakOrMean(1, 7)).isZero();
    }
}
