package io.github.wingload.scenario.target;

import io.github.wingload.plan.ClientCertificate;
import io.github.wingload.plan.Header;
import io.github.wingload.plan.HostPort;
import io.github.wingload.plan.UrlTarget;
import io.github.wingload.yaml.Environment;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The keys of {@code target} for how to reach its address. */
public final class NetworkSection {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    /** The keys that only an address has. */
    public static final List<String> KEYS =
            List.of("host_header", "sni", "ca_file", "insecure", "proxy", "connect_to", "client_certificate");

    private static final List<String> TLS_KEYS = List.of("sni", "ca_file", "insecure", "client_certificate");

    private NetworkSection() {}

    public static UrlTarget read(Keys keys, URI url, List<Header> headers, Environment environment) {
        keys.atMostOneOf(List.of("proxy", "connect_to"));
        UrlTarget target = new UrlTarget(
                url,
                Addresses.hostHeader(keys.get("host_header")),
                keys.get("sni").text(NAME, "a host name", "write for example example.org"),
                keys.get("ca_file").file(),
                keys.get("insecure").truth().orElse(false),
                headers,
                keys.get("connect_to")
                        .text(Addresses::hostPort, "a host and a port", "write for example 127.0.0.1:8443"),
                proxy(keys, url, environment),
                clientCertificate(keys.get("client_certificate")));
        if (!target.secure()) {
            String idle = TLS_KEYS.stream().filter(keys::has).collect(Collectors.joining(", "));
            if (keys.has("url") && !idle.isEmpty()) {
                keys.get("url").findings().warn("no effect on an http:// URL: " + idle);
            }
        }
        return target;
    }

    private static Optional<HostPort> proxy(Keys keys, URI url, Environment environment) {
        Node node = keys.get("proxy");
        if (node.present()) {
            return node.text().flatMap(text -> {
                Optional<HostPort> proxy = Addresses.proxy(text);
                if (proxy.isEmpty()) {
                    node.problem(
                            "this is not the address of an HTTP proxy", "write http://host:port, without a user name");
                }
                return proxy;
            });
        }
        // With connect_to, the connection goes to that address and not through a proxy.
        return keys.has("connect_to") ? Optional.empty() : EnvironmentProxy.of(environment, url, node.findings());
    }

    private static Optional<ClientCertificate> clientCertificate(Node node) {
        if (!node.present()) {
            return Optional.empty();
        }
        Keys keys = node.keys("file", "key");
        Optional<Path> file = keys.required("file", "file: client.pem").file();
        Optional<Path> key = keys.required("key", "key: client-key.pem").file();
        return file.flatMap(certificate -> key.map(privateKey -> new ClientCertificate(certificate, privateKey)));
    }
}
