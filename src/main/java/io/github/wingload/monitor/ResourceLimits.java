package io.github.wingload.monitor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/**
 * The system's limits for this process.
 *
 * @param descriptors files and sockets that the process may still open
 * @param localPorts connections that the process may have open to one address and port
 */
public record ResourceLimits(long descriptors, long localPorts) {

    private static final Path PORT_RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    /** A limit that the system does not report counts as no limit. */
    private static final long UNKNOWN = Long.MAX_VALUE;

    /** Reads the current limits. */
    public static ResourceLimits current() {
        return new ResourceLimits(freeDescriptors(), portRange());
    }

    private static long freeDescriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount()
                : UNKNOWN;
    }

    private static long portRange() {
        String[] range = KernelFile.read(PORT_RANGE, 64).orElse("").trim().split("\\s+");
        return range.length == 2 ? Long.parseLong(range[1]) - Long.parseLong(range[0]) + 1 : UNKNOWN;
    }
}
