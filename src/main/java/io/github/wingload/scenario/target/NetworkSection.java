package io.github.wingload.scenario.target;

import io.github.wingload.plan.target.ClientCertificate;
import io.github.wingload.plan.target.Proxy;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Header;
import io.github.wingload.yaml.Environment;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Tree.Origin;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys of {@code target} for how to reach its address. */
public final class NetworkSection {

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
                Addresses.name(keys.get("sni")),
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
        return authorized(target);
    }

    private static Optional<Proxy> proxy(Keys keys, URI url, Environment environment) {
        Node node = keys.get("proxy");
        if (node.present()) {
            return node.text().flatMap(text -> proxy(node, text));
        }
        // With connect_to, the connection goes to that address and not through a proxy.
        return keys.has("connect_to") ? Optional.empty() : EnvironmentProxy.of(environment, url, node.findings());
    }

    /** Messages do not repeat the text, because it may contain a password. */
    private static Optional<Proxy> proxy(Node node, String text) {
        Optional<Proxy> proxy = Addresses.proxy(text);
        boolean fromEnvironment = node.scalar()
                .filter(scalar -> scalar.origins().contains(Origin.ENVIRONMENT))
                .isPresent();
        if (proxy.isEmpty()) {
            node.problem(
                    "this is not the address of an HTTP proxy",
                    "write http://host:port or \"http://${PROXY_LOGIN}@host:port\"");
        } else if (proxy.get().authorization().isPresent() && !fromEnvironment) {
            node.problem(
                    "this file contains a secret, and is copied into the results",
                    "write \"http://${PROXY_LOGIN}@host:port\" and set PROXY_LOGIN to user:password in the environment");
        }
        return proxy;
    }

    /** A proxy that forwards requests reads its authorization in each of them. */
    private static UrlTarget authorized(UrlTarget target) {
        Optional<Header> authorization =
                target.proxy().filter(proxy -> !target.tunnelled()).flatMap(Proxy::authorization);
        return authorization
                .map(header -> target.withHeaders(Header.merged(List.of(header), target.headers())))
                .orElse(target);
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
