package io.github.wingload.monitor;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * CPU time of the machine since it booted, in ticks, summed over its processors.
 *
 * @param busy spent on processes, the kernel and guests
 * @param steal wanted, but given to another machine by the hypervisor
 * @param all busy, steal, idle and waiting for disks
 */
record CpuTimes(long busy, long steal, long all) {

    private static final Path STAT = Path.of("/proc/stat");

    /** Enough for the first line, which has ten numbers; the rest of the file can be long. */
    private static final int FIRST_LINE_BYTES = 256;

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int IDLE = 3;
    private static final int WAITING_FOR_DISK = 4;
    private static final int STEAL = 7;

    /** Reads the counters; empty on a system without {@code /proc/stat}. */
    static Optional<CpuTimes> now() {
        return KernelFile.read(STAT, FIRST_LINE_BYTES).flatMap(CpuTimes::parse);
    }

    /**
     * Parses the first line of {@code /proc/stat}: {@code cpu user nice system idle iowait irq softirq steal guest guest_nice}.
     * User and nice already include the guests' time.
     */
    static Optional<CpuTimes> parse(String stat) {
        String line = stat.lines().findFirst().orElse("");
        String[] fields = BLANKS.split(line);
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
