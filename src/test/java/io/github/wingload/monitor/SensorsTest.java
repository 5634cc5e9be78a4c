package io.github.wingload.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SensorsTest {

    @Test
    void peakMemoryIsTheKernelsHighWaterMark() {
        String status = "Name:\tjava\nVmPeak:\t  999999 kB\nVmHWM:\t  123456 kB\nVmRSS:\t  100000 kB\n";
        assertThat(Sensors.residentPeakBytes(status)).isEqualTo(123_456L * 1024);
    }

    @Test
    void peakMemoryIsZeroWithoutItsLine() {
        assertThat(Sensors.residentPeakBytes("Name:\tjava\n")).isZero();
    }
}
