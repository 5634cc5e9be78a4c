package io.github.wingload.scenario.target;

import io.github.wingload.plan.HostPort;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hosts with ports, as they are written. */
final class Addresses {

    private static final Pattern HOST_PORT =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)\\]|([A-Za-z0-9._-]+)):([0-9]{1,5})");
    private static final Pattern PROXY = Pattern.compile("(?i:http://)?([^/]+)/?");

    private Addresses() {}

    /** {@code host:port} or {@code [address]:port}. */
    static Optional<HostPort> hostPort(String text) {
        Matcher parts = HOST_PORT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(parts.group(3));
        String host = parts.group(1) != null ? parts.group(1) : parts.group(2);
        return port < 1 || port > 65_535 ? Optional.empty() : Optional.of(new HostPort(host, port));
    }

    /** {@code http://host:port}; the scheme may be missing. */
    static Optional<HostPort> proxy(String text) {
        Matcher parts = PROXY.matcher(text);
        return parts.matches() ? hostPort(parts.group(1)) : Optional.empty();
    }
}
