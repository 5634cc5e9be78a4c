package io.github.wingload.plan.target;

import java.net.URI;
import java.util.Locale;

/**
 * Where a TCP connection goes.
 *
 * @param host a name or an address, without brackets; in lower case, because names of hosts have no case
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {

    public HostPort {
        // After the % of an IPv6 address is the name of a network interface, whose case counts.
        int zone = host.indexOf('%');
        host = zone < 0
                ? host.toLowerCase(Locale.ROOT)
                : host.substring(0, zone).toLowerCase(Locale.ROOT) + host.substring(zone);
    }

    /**
     * The host and port of an {@code http} or {@code https} URL, by default the scheme's port.
     *
     * <p>Also of a URL whose host has an underscore, as containers have it: {@link URI} reads such an authority as a whole.
     */
    public static HostPort of(URI url) {
        String authority = url.getRawAuthority();
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String host = hasPort ? authority.substring(0, colon) : authority;
        String port = hasPort ? authority.substring(colon + 1) : "";
        int usual = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
        return of(host, port.isEmpty() ? usual : Integer.parseInt(port));
    }

    /** @param host as in a URL: an IPv6 address has brackets */
    public static HostPort of(String host, int port) {
        return new HostPort(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
