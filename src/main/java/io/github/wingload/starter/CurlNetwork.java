package io.github.wingload.starter;

import io.github.wingload.text.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command's certificates and proxy. */
final class CurlNetwork {

    private static final Pattern PROXY = Pattern.compile("(?:([a-z0-9]+)://)?(\\[[^\\]]*\\]|[^:/@]+)(?::([0-9]+))?/?");
    private static final String DEFAULT_PROXY_PORT = "1080";

    private CurlNetwork() {}

    /** The keys of {@code target} for it, each a line of YAML. */
    static List<String> lines(CurlLine line, CurlFiles files) {
        List<String> lines = new ArrayList<>();
        line.last("cacert").ifPresent(file -> lines.add("ca_file: " + Yaml.text(files.seenFromScenario(file))));
        if (line.has("insecure")) {
            lines.add("insecure: true");
        }
        line.last("cert").ifPresent(cert -> lines.add(certificate(cert, line.last("key"), files)));
        line.last("proxy")
                .filter(proxy -> !proxy.isEmpty())
                .ifPresent(proxy -> lines.add("proxy: " + Yaml.text(proxy(proxy))));
        return lines;
    }

    private static String certificate(String cert, Optional<String> key, CurlFiles files) {
        if (cert.contains(":")) {
            throw new Fault("-E contains a password", "decrypt the key: openssl pkcs8 -topk8 -nocrypt");
        }
        return "client_certificate: {file: " + Yaml.quoted(files.seenFromScenario(cert)) + ", key: "
                + Yaml.quoted(files.seenFromScenario(key.orElse(cert))) + "}";
    }

    private static String proxy(String text) {
        Matcher parts = PROXY.matcher(text);
        if (!parts.matches() || parts.group(1) != null && !parts.group(1).equals("http")) {
            throw new Fault("-x is not an HTTP proxy without a user", "write -x http://HOST:PORT");
        }
        return "http://" + parts.group(2) + ":"
                + Optional.ofNullable(parts.group(3)).orElse(DEFAULT_PROXY_PORT);
    }
}
