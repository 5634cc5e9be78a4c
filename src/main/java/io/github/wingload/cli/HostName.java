package io.github.wingload.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What the machine that wingload runs on is called in results. */
final class HostName {

    private static final String VARIABLE = "WINGLOAD_HOST";

    private HostName() {}

    /** {@code WINGLOAD_HOST} if that is set, for whoever does not want to give the real one away; else the real one. */
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
