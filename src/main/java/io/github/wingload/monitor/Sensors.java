package io.github.wingload.monitor;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import io.github.wingload.time.NanoClock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads the counters of the JVM, the process and the machine. Used by one thread at a time. */
final class Sensors {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int STATUS_BYTES = 4096;
    private static final String PEAK_RESIDENT = "VmHWM:";
    private static final long BYTES_PER_KB = 1024;

    /** If more time than this passes between reading the two clocks, the thread was descheduled: both are read again. */
    private static final long SAME_TIME_NS = Duration.ofMillis(1).toNanos();

    private static final int ATTEMPTS = 5;

    /** Descriptors are counted in every fifth reading only: the system lists each of them to count them. */
    private static final int COUNT_DESCRIPTORS_EVERY = 5;

    private final NanoClock clock;
    private final Predicate<String> watched;
    private final Instant origin;
    private final java.lang.management.OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final boolean threadTimes = threads.isThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
    private final Map<Long, String> names = new HashMap<>();
    private int readings;
    private long descriptors;

    /** @param watched which threads to read, by their name */
    Sensors(NanoClock clock, Predicate<String> watched) {
        this.clock = clock;
        this.watched = watched;
        this.origin = clock.wallTime();
    }

    Moment now() {
        long nanos = 0;
        long wallNs = 0;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long before = clock.nanos();
            wallNs = Duration.between(origin, clock.wallTime()).toNanos();
            nanos = clock.nanos();
            if (nanos - before < SAME_TIME_NS) {
                break;
            }
        }
        return new Moment(nanos, wallNs, processCpuNs(), CpuTimes.now(), threads(), descriptors());
    }

    long descriptorLimit() {
        return system instanceof UnixOperatingSystemMXBean unix ? unix.getMaxFileDescriptorCount() : 0;
    }

    long residentPeakBytes() {
        return KernelFile.read(STATUS, STATUS_BYTES)
                .map(Sensors::residentPeakBytes)
                .orElse(0L);
    }

    /** Parses the line {@code VmHWM: 123456 kB}; 0 if it is missing. */
    static long residentPeakBytes(String status) {
        return status.lines()
                .filter(line -> line.startsWith(PEAK_RESIDENT))
                .map(line -> line.split("\\s+"))
                .filter(fields -> fields.length > 1)
                .mapToLong(fields -> Long.parseLong(fields[1]) * BYTES_PER_KB)
                .findFirst()
                .orElse(0);
    }

    private long processCpuNs() {
        return system instanceof OperatingSystemMXBean process ? Math.max(0, process.getProcessCpuTime()) : 0;
    }

    private long descriptors() {
        if (readings++ % COUNT_DESCRIPTORS_EVERY == 0 && system instanceof UnixOperatingSystemMXBean unix) {
            descriptors = unix.getOpenFileDescriptorCount();
        }
        return descriptors;
    }

    private List<ThreadUse.Reading> threads() {
        List<ThreadUse.Reading> readings = new ArrayList<>();
        if (!threadTimes) {
            return readings;
        }
        Map<Long, String> known = new HashMap<>(names);
        names.clear();
        for (long id : threads.getAllThreadIds()) {
            String name = known.containsKey(id) ? known.get(id) : name(id);
            names.put(id, name);
            long cpuNs = watched.test(name) ? threads.getThreadCpuTime(id) : -1;
            // The time is negative for a thread that has ended since the ids were read.
            if (cpuNs >= 0) {
                readings.add(new ThreadUse.Reading(id, name, cpuNs));
            }
        }
        return readings;
    }

    private String name(long id) {
        ThreadInfo info = threads.getThreadInfo(id);
        return info == null ? "" : info.getThreadName();
    }
}
