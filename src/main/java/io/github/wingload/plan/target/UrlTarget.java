package io.github.wingload.plan.target;

import io.github.wingload.plan.task.Header;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A target at an address.
 *
 * @param url scheme {@code http} or {@code https}, host, optional port, and a base path, which precedes each
 *     task's path; without user information, query or fragment
 * @param hostHeader the {@code Host} header when it differs from the URL's authority
 * @param sni the host name in the TLS handshake, which the certificate must have, when it is not the URL's host
 * @param caFile PEM file with the certificate authorities to trust, in place of those of the JVM
 * @param insecure true if the certificate is not checked at all
 * @param headers sent with every request
 * @param connectTo host and port of the TCP connection, in place of those of the URL
 * @param proxy the HTTP proxy, from the scenario or the environment; empty for a direct connection
 * @param clientCertificate presented to a target that asks for a certificate
 */
public record UrlTarget(
        URI url,
        Optional<String> hostHeader,
        Optional<String> sni,
        Optional<Path> caFile,
        boolean insecure,
        List<Header> headers,
        Optional<HostPort> connectTo,
        Optional<Proxy> proxy,
        Optional<ClientCertificate> clientCertificate)
        implements Target {

    public UrlTarget {
        headers = List.copyOf(headers);
    }

    /** A target without options. */
    public static UrlTarget of(URI url) {
        return new UrlTarget(
                url,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public UrlTarget withHeaders(List<Header> others) {
        return new UrlTarget(url, hostHeader, sni, caFile, insecure, others, connectTo, proxy, clientCertificate);
    }

    @Override
    public String basePath() {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** The host and port of the URL. */
    public HostPort origin() {
        return HostPort.of(url);
    }

    /** The {@code Host} header of requests that do not set their own. */
    public String host() {
        return hostHeader.orElse(url.getRawAuthority());
    }

    /** True if the proxy is asked for a tunnel, so that it sees no request. */
    public boolean tunnelled() {
        // A forwarding proxy connects to the host in the request, so connect_to needs a tunnel too.
        return proxy.isPresent() && (secure() || connectTo.isPresent());
    }

    /** What a request line has before the path: scheme and authority for a proxy that forwards requests, else nothing. */
    public String beforePath() {
        return proxy.isPresent() && !tunnelled() ? "http://" + url.getRawAuthority() : "";
    }

    /** True for {@code https}. */
    public boolean secure() {
        return "https".equalsIgnoreCase(url.getScheme());
    }
}
