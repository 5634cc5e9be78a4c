package io.github.wingload.scenario.target;

import io.github.wingload.plan.target.HostPort;
import io.github.wingload.plan.target.Proxy;
import io.github.wingload.yaml.Environment;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Problem;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The proxy that the environment sets for a URL: {@code https_proxy} or {@code http_proxy}, depending on the scheme, in lower or
 * upper case, unless {@code no_proxy} exempts the host.
 *
 * <p>{@code no_proxy} lists host names and addresses with optional ports. A name also exempts its subdomains; a leading dot or
 * {@code *.} makes no difference; {@code *} exempts all hosts. Loopback addresses are always exempt.
 */
public final class EnvironmentProxy {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|.*\\.localhost|127(\\.[0-9]{1,3}){3}|(0*:)++0*1");

    private EnvironmentProxy() {}

    /**
     * The proxy for a URL that does not belong to a scenario.
     *
     * @throws IllegalArgumentException if the variable is not the address of an HTTP proxy; the message has the remedy
     */
    public static Optional<Proxy> of(Map<String, String> environment, URI url) {
        Findings findings = new Findings();
        Optional<Proxy> proxy = of(new Environment(environment), url, findings);
        findings.problems("").stream().findFirst().ifPresent(problem -> {
            throw new IllegalArgumentException(problem.toString());
        });
        return proxy;
    }

    static Optional<Proxy> of(Environment environment, URI url, Findings findings) {
        String host = HostPort.of(url).host().toLowerCase(Locale.ROOT);
        int port = HostPort.of(url).port();
        boolean secure = url.getScheme().equalsIgnoreCase("https");
        String name = secure ? "https_proxy" : "http_proxy";
        Optional<String> value = variable(environment, name);
        if (value.isEmpty() || LOOPBACK.matcher(host).matches() || exempt(environment, host, port)) {
            return Optional.empty();
        }
        Optional<Proxy> proxy = Addresses.proxy(value.get());
        if (proxy.isPresent()) {
            findings.note("requests go through the proxy " + proxy.get() + ", set by " + name + " in the environment");
        } else {
            // The value is not shown: it may hold a password.
            findings.problem(
                    Problem.ofVariable(
                            name,
                            "this is not the address of an HTTP proxy",
                            "set it to http://host:port or http://user:password@host:port, or unset it, or add the host to no_proxy"));
        }
        return proxy;
    }

    private static boolean exempt(Environment environment, String host, int port) {
        return variable(environment, "no_proxy").stream()
                .flatMap(list -> Stream.of(list.toLowerCase(Locale.ROOT).split("[,\\s]+")))
                .anyMatch(entry -> !entry.isEmpty() && exempts(entry, host, port));
    }

    private static boolean exempts(String entry, String host, int port) {
        if (entry.equals("*")) {
            return true;
        }
        Optional<HostPort> withPort = Addresses.hostPort(entry);
        if (withPort.isPresent() && withPort.get().port() != port) {
            return false;
        }
        String name = unbracketed(withPort.map(HostPort::host).orElse(entry)).replaceFirst("^\\*?\\.", "");
        return host.equals(name) || host.endsWith("." + name);
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static Optional<String> variable(Environment environment, String name) {
        return environment.variable(name).or(() -> environment.variable(name.toUpperCase(Locale.ROOT)));
    }
}
