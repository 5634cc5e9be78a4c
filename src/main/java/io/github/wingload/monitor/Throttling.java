package io.github.wingload.monitor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the kernel held the process back because its control group had used up its CPU quota, as in a container with a CPU limit.
 *
 * @param count periods in which it did
 * @param totalMs for how long, added up over processors
 */
public record Throttling(long count, double totalMs) {

    private static final Path GROUPS = Path.of("/proc/self/cgroup");
    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final int BYTES = 4096;

    /** Reads the counters of the process's group and those above it; the one that held back the longest. Empty without a quota. */
    static Optional<Throttling> now() {
        return KernelFile.read(GROUPS, BYTES).map(Throttling::files).stream()
                .flatMap(List::stream)
                .flatMap(file -> KernelFile.read(file, BYTES).flatMap(Throttling::parse).stream())
                .max(Comparator.comparingDouble(Throttling::totalMs));
    }

    /**
     * Where the counters may be: {@code 0::/a/b} names a group of version 2, {@code 4:cpu,cpuacct:/a/b} one of version 1. In a
     * container the path may be that of the host; the container's own group is then at the root.
     */
    static List<Path> files(String groups) {
        List<Path> files = new ArrayList<>();
        for (String line : groups.lines().toList()) {
            String[] fields = line.split(":", 3);
            boolean second = fields.length == 3 && fields[1].isEmpty();
            boolean first = fields.length == 3 && List.of(fields[1].split(",")).contains("cpu");
            if (second || first) {
                Path top = first ? ROOT.resolve(fields[1]) : ROOT;
                Path group = top.resolve(fields[2].replaceFirst("^/+", "")).normalize();
                for (;
                        group.startsWith(top) && !group.equals(top);
                        group = group.resolve("..").normalize()) {
                    files.add(group.resolve("cpu.stat"));
                }
                files.add(top.resolve("cpu.stat"));
            }
        }
        return files;
    }

    /** Parses {@code cpu.stat}: the time is in microseconds in version 2, in nanoseconds in version 1. */
    static Optional<Throttling> parse(String stat) {
        long count = -1;
        double ms = 0;
        for (String line : stat.lines().toList()) {
            String[] fields = line.split(" ");
            if (fields.length == 2) {
                switch (fields[0]) {
                    case "nr_throttled" -> count = Long.parseLong(fields[1]);
                    case "throttled_usec" -> ms = Long.parseLong(fields[1]) / 1e3;
                    case "throttled_time" -> ms = Long.parseLong(fields[1]) / 1e6;
                    default -> {
                        // Of no interest here.
                    }
                }
            }
        }
        return count < 0 ? Optional.empty() : Optional.of(new Throttling(count, ms));
    }

    /** What was added to an earlier reading. */
    Throttling since(Throttling before) {
        return new Throttling(Math.max(0, count - before.count), Math.max(0, totalMs - before.totalMs));
    }
}
