package io.github.wingload.monitor;

import java.util.List;
import java.util.Optional;

/**
 * The counters of process and machine at one moment.
 *
 * @param nanos the monotonic clock
 * @param wallNs the wall clock at the same time, from any fixed origin
 * @param processCpuNs CPU time of the process since it started
 * @param machine CPU time of the machine; empty if the kernel does not report it
 * @param threads the watched threads that are alive
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
