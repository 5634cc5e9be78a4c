package io.github.wingload.monitor;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How all processors of the machine have spent their time since it started, in ticks, summed over the processors.
 *
 * @param busy at work for any process or the kernel, guests included
 * @param steal wanted, but given to another machine by the hypervisor
 * @param all busy, steal, idle and waiting for disks
 */
record CpuTimes(long busy, long steal, long all) {

    private static final Path STAT = Path.of("/proc/stat");

    /** Enough for the first line, which has ten numbers; the rest of the file can be long. */
    private static final int FIRST_LINE_BYTES = 256;

    private static final int IDLE = 3;
    private static final int WAITING_FOR_DISK = 4;
    private static final int STEAL = 7;

    /** As of now; empty where the kernel does not say. */
    static Optional<CpuTimes> now() {
        return KernelFile.read(STAT, FIRST_LINE_BYTES).flatMap(CpuTimes::parse);
    }

    /**
     * Reads the line {@code cpu user nice system idle iowait irq softirq steal guest guest_nice} that {@code /proc/stat}
     * begins with. The guests' time is part of user's and nice's already.
     */
    static Optional<CpuTimes> parse(String stat) {
        String line = stat.lines().findFirst().orElse("");
        String[] fields = line.split("\\s+");
        if (!fields[0].equals("cpu") || fields.length <= STEAL + 1) {
            return Optional.empty();
        }
        long all = 0;
        for (int i = 0; i <= STEAL; i++) {
            all += ticks(fields, i);
        }
        long steal = ticks(fields, STEAL);
        return Optional.of(
                new CpuTimes(all - ticks(fields, IDLE) - ticks(fields, WAITING_FOR_DISK) - steal, steal, all));
    }

    private static long ticks(String[] fields, int column) {
        return Long.parseLong(fields[column + 1]);
    }
}
