package io.github.wingload.plan;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A target that is reached over the network.
 *
 * @param url scheme {@code http} or {@code https}, host, optional port, and a base path that is put before each task's
 *     path; no user information, query or fragment
 * @param hostHeader the {@code Host} header when it differs from the URL's authority
 * @param sni the name asked for in the TLS handshake and checked in the certificate, when it is not the URL's host
 * @param caFile PEM file with the certificate authorities to trust instead of the JVM's
 * @param insecure true if the certificate is not checked at all
 * @param headers sent with every request
 * @param connectTo where the TCP connection goes instead of the URL's host and port
 * @param proxy the HTTP proxy to go through; empty for a direct connection. The environment has been looked at already
 * @param clientCertificate shown to a target that asks for one
 */
public record UrlTarget(
        URI url,
        Optional<String> hostHeader,
        Optional<String> sni,
        Optional<Path> caFile,
        boolean insecure,
        List<Header> headers,
        Optional<HostPort> connectTo,
        Optional<HostPort> proxy,
        Optional<ClientCertificate> clientCertificate)
        implements Target {

    public UrlTarget {
        headers = List.copyOf(headers);
    }

    /** A plain target without any option. */
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

    /** The URL's port, or the scheme's. */
    public int port() {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return secure() ? 443 : 80;
    }

    /** True for {@code https}. */
    public boolean secure() {
        return "https".equalsIgnoreCase(url.getScheme());
    }
}
