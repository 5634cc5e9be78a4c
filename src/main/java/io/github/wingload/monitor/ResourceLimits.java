package io.github.wingload.monitor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the system lets this process have.
 *
 * @param descriptors files and sockets that it may still open
 * @param localPorts connections that it may have open to one address and port of a target
 */
public record ResourceLimits(long descriptors, long localPorts) {

    private static final Path PORT_RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    /** Where the system does not say, there is no limit. */
    private static final long UNKNOWN = Long.MAX_VALUE;

    /** The limits as they are now. */
    public static ResourceLimits current() {
        return new ResourceLimits(freeDescriptors(), portRange());
    }

    private static long freeDescriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount()
                : UNKNOWN;
    }

    private static long portRange() {
        try (InputStream in = Files.newInputStream(PORT_RANGE)) {
            // The kernel gives the whole value to the first read and nothing to a second.
            byte[] buffer = new byte[64];
            int length = in.read(buffer);
            String[] range = new String(buffer, 0, Math.max(0, length), StandardCharsets.US_ASCII)
                    .trim()
                    .split("\\s+");
            return range.length == 2 ? Long.parseLong(range[1]) - Long.parseLong(range[0]) + 1 : UNKNOWN;
        } catch (IOException notLinux) {
            return UNKNOWN;
        }
    }
}
