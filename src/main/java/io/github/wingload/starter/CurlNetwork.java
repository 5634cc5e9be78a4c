package io.github.wingload.starter;

import io.github.wingload.text.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command's certificates and proxy. The user name and the password of a proxy are replaced by a variable.
 *
 * @param lines the keys of {@code target} for it, each a line of YAML
 * @param notes for the user, such as variables to set
 */
record CurlNetwork(List<String> lines, List<String> notes) {

    private static final Pattern PROXY =
            Pattern.compile("(?:([A-Za-z0-9]+)://)?(?:([^/]*)@)?(\\[[^\\]]*\\]|[^:/@]+)(?::([0-9]+))?/?");
    private static final String DEFAULT_PROXY_PORT = "1080";
    private static final String LOGIN = "PROXY_LOGIN";

    static CurlNetwork of(CurlLine line, CurlFiles files) {
        List<String> lines = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        line.last("cacert").ifPresent(file -> lines.add("ca_file: " + Yaml.text(files.seenFromScenario(file))));
        line.last("sni").ifPresent(name -> lines.add("sni: " + Yaml.text(name)));
        if (line.has("insecure")) {
            lines.add("insecure: true");
        }
        line.last("cert").ifPresent(cert -> lines.add(certificate(cert, line.last("key"), files)));
        Optional<String> proxy = line.last("proxy").filter(text -> !text.isEmpty());
        proxy.ifPresent(text -> lines.add("proxy: " + Yaml.quoted(proxy(text, line.last("proxy-user"), notes))));
        if (proxy.isEmpty() && line.has("proxy-user")) {
            notes.add("-U without -x: set http_proxy or https_proxy to http://USER:PASSWORD@HOST:PORT before a run");
        }
        return new CurlNetwork(lines, notes);
    }

    private static String certificate(String cert, Optional<String> key, CurlFiles files) {
        if (cert.contains(":")) {
            throw new Fault("-E contains a password", "decrypt the key: openssl pkcs8 -topk8 -nocrypt");
        }
        return "client_certificate: {file: " + Yaml.quoted(files.seenFromScenario(cert)) + ", key: "
                + Yaml.quoted(files.seenFromScenario(key.orElse(cert))) + "}";
    }

    /** The message of a fault does not repeat the text, because it may contain a password. */
    private static String proxy(String text, Optional<String> user, List<String> notes) {
        Matcher parts = PROXY.matcher(text);
        if (!parts.matches() || parts.group(1) != null && !parts.group(1).equalsIgnoreCase("http")) {
            throw new Fault(
                    "-x is not an HTTP proxy", "write -x http://HOST:PORT, or -x http://USER:PASSWORD@HOST:PORT");
        }
        Optional<String> login = user.or(() -> Optional.ofNullable(parts.group(2)));
        String address =
                parts.group(3) + ":" + Optional.ofNullable(parts.group(4)).orElse(DEFAULT_PROXY_PORT);
        return "http://" + login.map(known -> reference(known, notes) + "@").orElse("") + address;
    }

    /** The login itself if it is a variable already. */
    private static String reference(String login, List<String> notes) {
        if (ScenarioValue.VARIABLE.matcher(login).matches()) {
            return login;
        }
        notes.add(
                "the login of the proxy is secret, so the file does not contain it; before a run, with characters other than"
                        + " letters and digits percent-encoded:  export " + LOGIN + "=\"USER:PASSWORD\"");
        return ScenarioValue.reference(LOGIN);
    }
}
