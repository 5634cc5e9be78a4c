package io.github.wingload.scenario.target;

import io.github.wingload.plan.target.HostPort;
import io.github.wingload.plan.target.Proxy;
import io.github.wingload.yaml.Node;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads hosts with ports, and tells whether a host is public. No name is resolved. */
public final class Addresses {

    private static final Pattern HOST_PORT =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+(?:%[A-Za-z0-9._-]+)?)]|([A-Za-z0-9._-]+))(?::([0-9]{1,5}))?");
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern PROXY = Pattern.compile("(?i:http://)?(?:([^/]*)@)?([^/@]+)/?");
    private static final List<String> PRIVATE_ENDINGS = List.of(".wmnet", ".local", ".internal", ".localhost");

    private static final Pattern SINGLE_LABEL = Pattern.compile("[a-z][a-z0-9_-]*");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?!$)|$)){4}");

    private static final int NO_PORT = 0;

    private Addresses() {}

    /** {@code host:port} or {@code [address]:port}. */
    public static Optional<HostPort> hostPort(String text) {
        return hostPort(text, NO_PORT);
    }

    /** The same, with a port for a text that has none. */
    public static Optional<HostPort> hostPort(String text, int usualPort) {
        Matcher parts = HOST_PORT.matcher(ascii(text));
        if (!parts.matches()) {
            return Optional.empty();
        }
        int port = parts.group(3) != null ? Integer.parseInt(parts.group(3)) : usualPort;
        String host = parts.group(1) != null ? parts.group(1) : parts.group(2);
        return port < 1 || port > 65_535 ? Optional.empty() : Optional.of(new HostPort(host, port));
    }

    /** {@code http://host:port} or {@code http://user:password@host:port}; the scheme may be missing. */
    static Optional<Proxy> proxy(String text) {
        Matcher parts = PROXY.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<HostPort> at = hostPort(parts.group(2));
        String login = parts.group(1);
        if (login == null) {
            return at.map(Proxy::of);
        }
        return at.flatMap(address -> decoded(login).map(plain -> Proxy.of(address, plain)));
    }

    /** Of a user name and password, in which a URL has percent-encoded characters. Empty if they cannot be sent. */
    private static Optional<String> decoded(String login) {
        try {
            String plain = URLDecoder.decode(login.replace("+", "%2B"), StandardCharsets.UTF_8);
            return Optional.of(plain).filter(text -> text.chars().noneMatch(Character::isISOControl));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    /** {@code host_header}: a host with an optional port. */
    public static Optional<String> hostHeader(Node node) {
        return host(node, AUTHORITY, "a host with an optional port");
    }

    /** {@code sni}. */
    static Optional<String> name(Node node) {
        return host(node, NAME, "a host name");
    }

    private static Optional<String> host(Node node, Pattern pattern, String noun) {
        return node.text(
                text -> Optional.of(ascii(text)).filter(pattern.asMatchPredicate()),
                noun,
                "write for example example.org");
    }

    /** A host with letters beyond ASCII as it is known to DNS (IDNA); other text as it is. */
    static String ascii(String host) {
        if (host.chars().allMatch(c -> c < 0x80)) {
            return host;
        }
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException notAName) {
            return host;
        }
    }

    /**
     * False for loopback and private addresses (also link-local and carrier-grade ones), {@code localhost}, names without a
     * dot, and names that end in {@code .wmnet}, {@code .local}, {@code .internal} or {@code .localhost}; otherwise true.
     */
    public static boolean isPublic(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (name.startsWith("[") || name.contains(":") || IPV4.matcher(name).matches()) {
            return isPublicAddress(name);
        }
        return !SINGLE_LABEL.matcher(name).matches() && PRIVATE_ENDINGS.stream().noneMatch(name::endsWith);
    }

    private static boolean isPublicAddress(String literal) {
        InetAddress address;
        try {
            // A literal is parsed, never resolved.
            address = InetAddress.getByName(literal);
        } catch (UnknownHostException notAnAddress) {
            return true;
        }
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean carrierGrade = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return !(address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || uniqueLocal
                || carrierGrade);
    }
}
