package io.github.wingload.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpuTimesTest {

    @Test
    void busyExcludesIdleDiskAndStealAndCountsGuestsOnce() {
        String stat = "cpu  100 20 30 4000 500 6 7 80 50 10\ncpu0 1 2 3 4 5 6 7 8 9 10\n";
        assertThat(CpuTimes.parse(stat)).contains(new CpuTimes(100 + 20 + 30 + 6 + 7, 80, 4743));
    }

    @Test
    void firstLineIsReadEvenIfTheNextIsCutOff() {
        assertThat(CpuTimes.parse("cpu  1 0 0 1 0 0 0 0 0 0\ncpu0 12")).contains(new CpuTimes(1, 0, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "intr 1 2 3 4 5 6 7 8 9", "cpu  1 2 3 4 5 6 7"})
    void otherLinesAreIgnored(String stat) {
        assertThat(CpuTimes.parse(stat)).isEmpty();
    }
}
