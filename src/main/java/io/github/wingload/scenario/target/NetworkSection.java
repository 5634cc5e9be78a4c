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

/** The keys of {@code target} that say how its address is reached. */
public final class NetworkSection {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final List<String> TLS_KEYS = List.of("sni", "ca_file", "insecure", "client_certificate");

    private NetworkSection() {}

    public static UrlTarget read(Keys keys, URI url, List<Header> headers, Environment environment) {
        Optional<HostPort> connectTo = connectTo(keys.get("connect_to"));
        keys.atMostOneOf(List.of("proxy", "connect_to"));
        UrlTarget target = new UrlTarget(
                url,
                Addresses.hostHeader(keys.get("host_header")),
                sni(keys.get("sni")),
                keys.get("ca_file").file(),
                keys.get("insecure").truth().orElse(false),
                headers,
                connectTo,
                proxy(keys, url, environment),
                clientCertificate(keys.get("client_certificate")));
        if (!target.secure()) {
            List<String> idle = TLS_KEYS.stream().filter(keys::has).toList();
            if (keys.has("url") && !idle.isEmpty()) {
                keys.get("url").findings().warn("no effect on an http:// URL: " + String.join(", ", idle));
            }
        }
        return target;
    }

    private static Optional<String> sni(Node node) {
        Optional<String> text = node.text();
        if (text.isPresent() && !NAME.matcher(text.get()).matches()) {
            node.wrong("a host name", "write for example example.org");
            return Optional.empty();
        }
        return text;
    }

    private static Optional<HostPort> connectTo(Node node) {
        return node.text().flatMap(text -> {
            Optional<HostPort> address = Addresses.hostPort(text);
            if (address.isEmpty()) {
                node.wrong("a host and a port", "write for example 127.0.0.1:8443");
            }
            return address;
        });
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
        // A connection that is to go to one place cannot go by way of another.
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
