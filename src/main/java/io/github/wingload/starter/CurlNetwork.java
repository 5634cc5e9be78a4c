package io.github.wingload.starter;

import io.github.wingload.starter.CurlLine.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the command gets to its target: the lines of {@code target} that say so, and what to tell about them.
 *
 * @param lines keys with their values, in YAML
 * @param notes what is not as with curl
 */
record CurlNetwork(List<String> lines, List<String> notes) {

    private static final String PART = "(\\[[^\\]]*\\]|[^:\\[\\]]*)";
    private static final Pattern CONNECT_TO = Pattern.compile(PART + ":([0-9]*):" + PART + ":([0-9]*)");
    private static final Pattern RESOLVE = Pattern.compile("\\+?(\\*|" + PART + "):([0-9]+):([^,]+)(,.*)?");
    private static final Pattern PROXY = Pattern.compile("(?:([a-z0-9]+)://)?(\\[[^\\]]*\\]|[^:/@]+)(?::([0-9]+))?/?");
    private static final String DEFAULT_PROXY_PORT = "1080";

    static CurlNetwork of(CurlLine line, CurlUrl url, CurlFiles files) {
        List<String> lines = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        line.last("cacert").ifPresent(file -> lines.add("ca_file: " + Yaml.text(files.seenFromScenario(file))));
        if (line.has("insecure")) {
            lines.add("insecure: true");
        }
        line.last("cert").ifPresent(cert -> lines.add(certificate(cert, line.last("key"), files)));
        Optional<String> connectTo = connectTo(line, url, notes);
        connectTo.ifPresent(address -> lines.add("connect_to: " + Yaml.text(address)));
        Optional<String> proxy =
                line.last("proxy").filter(text -> !text.isEmpty()).map(CurlNetwork::proxy);
        if (proxy.isPresent() && connectTo.isPresent()) {
            notes.add("-x: a connection that is to go to one address goes by no proxy");
        } else {
            proxy.ifPresent(address -> lines.add("proxy: " + Yaml.text(address)));
        }
        return new CurlNetwork(lines, notes);
    }

    private static String certificate(String cert, Optional<String> key, CurlFiles files) {
        if (cert.contains(":")) {
            throw new CurlFault("-E holds a password", "decrypt the key: openssl pkcs8 -topk8 -nocrypt");
        }
        return "client_certificate: {file: " + Yaml.quoted(files.seenFromScenario(cert)) + ", key: "
                + Yaml.quoted(files.seenFromScenario(key.orElse(cert))) + "}";
    }

    private static Optional<String> connectTo(CurlLine line, CurlUrl url, List<String> notes) {
        Optional<String> found = Optional.empty();
        for (Given given : line.all("connect-to", "resolve")) {
            boolean resolve = given.name().equals("resolve");
            Optional<String> address = resolve ? resolved(given.value(), url) : connected(given.value(), url);
            if (address.isEmpty()) {
                notes.add("--" + given.name() + " is left out: it is not about the URL's host and port");
            }
            found = found.or(() -> address);
        }
        return found;
    }

    private static Optional<String> connected(String value, CurlUrl url) {
        Matcher parts = CONNECT_TO.matcher(value);
        if (!parts.matches()) {
            throw new CurlFault("--connect-to cannot be read", "write --connect-to HOST:PORT:HOST:PORT");
        }
        if (!isFor(url, parts.group(1), parts.group(2))) {
            return Optional.empty();
        }
        String host = parts.group(3).isEmpty() ? url.host() : parts.group(3);
        return Optional.of(host + ":" + (parts.group(4).isEmpty() ? url.port() : parts.group(4)));
    }

    private static Optional<String> resolved(String value, CurlUrl url) {
        Matcher parts = RESOLVE.matcher(value);
        if (!parts.matches()) {
            throw new CurlFault("--resolve cannot be read", "write --resolve HOST:PORT:ADDRESS");
        }
        String host = parts.group(1).equals("*") ? "" : parts.group(1);
        String address = parts.group(4).replaceAll("[\\[\\]]", "");
        return isFor(url, host, parts.group(3))
                ? Optional.of((address.contains(":") ? "[" + address + "]" : address) + ":" + parts.group(3))
                : Optional.empty();
    }

    /** Empty parts stand for any. */
    private static boolean isFor(CurlUrl url, String host, String port) {
        return (host.isEmpty() || host.equalsIgnoreCase(url.host()))
                && (port.isEmpty() || port.equals(Integer.toString(url.port())));
    }

    private static String proxy(String text) {
        Matcher parts = PROXY.matcher(text);
        if (!parts.matches() || parts.group(1) != null && !parts.group(1).equals("http")) {
            throw new CurlFault("-x is not an HTTP proxy without a user", "write -x http://HOST:PORT");
        }
        return "http://" + parts.group(2) + ":"
                + Optional.ofNullable(parts.group(3)).orElse(DEFAULT_PROXY_PORT);
    }
}
