package io.github.wingload.http;

import io.github.wingload.plan.HostPort;
import io.github.wingload.plan.UrlTarget;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How requests reach the target; fixed when the transport is opened.
 *
 * @param firstHop where TCP connections go: the target, what {@code connect_to} says, or the proxy
 * @param addresses of the first hop, in the order in which they are tried; empty if its name could not be resolved
 * @param tunnel the address that the proxy is asked to connect to; empty without a proxy, or with a proxy that forwards requests
 * @param tlsName the name in the handshake and the certificate; empty for plain HTTP
 * @param host the {@code Host} header's value
 * @param pathPrefix put before each path: scheme and authority for a proxy that forwards requests, else empty
 */
record Route(
        HostPort firstHop,
        List<InetSocketAddress> addresses,
        Optional<HostPort> tunnel,
        Optional<HostPort> tlsName,
        String host,
        String pathPrefix) {

    /** Resolves the names; blocks as long as the resolver does. */
    static Route to(UrlTarget target) {
        HostPort origin = new HostPort(withoutBrackets(target.url().getHost()), target.port());
        HostPort goal = target.connectTo().orElse(origin);
        HostPort firstHop = target.proxy().orElse(goal);
        boolean proxied = target.proxy().isPresent();
        // A forwarding proxy connects to the host in the request, so connect_to needs a tunnel too.
        boolean tunnelled = proxied && (target.secure() || target.connectTo().isPresent());
        String authority = authority(target);
        return new Route(
                firstHop,
                resolve(firstHop),
                tunnelled ? Optional.of(goal) : Optional.empty(),
                target.secure()
                        ? Optional.of(new HostPort(target.sni().orElse(origin.host()), origin.port()))
                        : Optional.empty(),
                target.hostHeader().orElse(authority),
                proxied && !tunnelled ? "http://" + authority : "");
    }

    /** The addresses as text, for example {@code 127.0.0.1:8080}. */
    List<String> describeAddresses() {
        return addresses.stream()
                .map(address -> new HostPort(address.getAddress().getHostAddress(), address.getPort()).toString())
                .toList();
    }

    private static String authority(UrlTarget target) {
        int port = target.url().getPort();
        return target.url().getHost() + (port < 0 ? "" : ":" + port);
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static List<InetSocketAddress> resolve(HostPort hop) {
        try {
            return Arrays.stream(InetAddress.getAllByName(hop.host()))
                    .map(address -> new InetSocketAddress(address, hop.port()))
                    .toList();
        } catch (UnknownHostException e) {
            return List.of();
        }
    }
}
