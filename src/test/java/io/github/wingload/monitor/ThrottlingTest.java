package io.github.wingload.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ThrottlingTest {

    @Test
    void bothVersionsOfControlGroupsAreRead() {
        assertThat(Throttling.parse("usage_usec 5\nnr_periods 10\nnr_throttled 3\nthrottled_usec 123400\n"))
                .contains(new Throttling(3, 123.4));
        assertThat(Throttling.parse("nr_periods 10\nnr_throttled 3\nthrottled_time 123400000\n"))
                .contains(new Throttling(3, 123.4));
    }

    @Test
    void aGroupWithoutAQuotaIsNotThrottled() {
        assertThat(Throttling.parse("usage_usec 5\nuser_usec 4\nsystem_usec 1\n"))
                .isEmpty();
        assertThat(Throttling.parse("")).isEmpty();
    }

    @Test
    void aLimitOnAnyGroupAboveCounts() {
        assertThat(Throttling.files("0::/user.slice/a.scope\n"))
                .containsExactly(
                        Path.of("/sys/fs/cgroup/user.slice/a.scope/cpu.stat"),
                        Path.of("/sys/fs/cgroup/user.slice/cpu.stat"),
                        Path.of("/sys/fs/cgroup/cpu.stat"));
        assertThat(Throttling.files("5:memory:/x\n4:cpu,cpuacct:/docker/1\n3:cpuset:/\n"))
                .containsExactly(
                        Path.of("/sys/fs/cgroup/cpu,cpuacct/docker/1/cpu.stat"),
                        Path.of("/sys/fs/cgroup/cpu,cpuacct/docker/cpu.stat"),
                        Path.of("/sys/fs/cgroup/cpu,cpuacct/cpu.stat"));
        assertThat(Throttling.files("nonsense\n0::/../..\n")).containsExactly(Path.of("/sys/fs/cgroup/cpu.stat"));
    }

    @Test
    void onlyWhatTheRunAddedCounts() {
        assertThat(new Throttling(7, 300).since(new Throttling(5, 120))).isEqualTo(new Throttling(2, 180));
    }
}
