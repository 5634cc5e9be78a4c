package io.github.wingload.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name of this machine in results. */
final class HostName {

    private static final String VARIABLE = "WINGLOAD_HOST";

    private HostName() {}

    /** {@code WINGLOAD_HOST} if it is set, so that users can hide the real name; otherwise the host name. */
    static String current() {
        String given = System.getenv(VARIABLE);
        if (given != null && !given.isBlank()) {
            return given.strip();
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }
}
