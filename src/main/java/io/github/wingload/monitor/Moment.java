package io.github.wingload.monitor;

import java.util.List;
import java.util.Optional;

/**
 * What the counters of process and machine said at one moment.
 *
 * @param nanos by the monotonic clock
 * @param wallNs by the wall clock at the same time, from any fixed origin
 * @param processCpuNs CPU time of the process since it started
 * @param machine the machine's processors; empty where the kernel does not say
 * @param threads the threads that are watched and alive
 * @param descriptors files and sockets open
 */
record Moment(
        long nanos,
        long wallNs,
        long processCpuNs,
        Optional<CpuTimes> machine,
        List<ThreadUse.Reading> threads,
        long descriptors) {

    Moment {
        threads = List.copyOf(threads);
    }

    double seconds() {
        return nanos / 1e9;
    }

    double processCpuSeconds() {
        return processCpuNs / 1e9;
    }
}
