package io.github.wingload.scenario.target;

import io.github.wingload.plan.target.HostPort;
import io.github.wingload.scenario.data.PercentEncoding;
import io.github.wingload.text.Fault;
import io.github.wingload.yaml.Node;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code url}: where requests go, with an optional base path.
 *
 * <p>A host with letters beyond ASCII becomes what DNS knows it by, and such characters in the path are percent-encoded.
 */
final class TargetUrl {

    private static final String EXAMPLE = "write for example https://example.org:8443/base";
    private static final URI STAND_IN = URI.create("http://localhost");

    /** Scheme, authority, and the rest. */
    private static final Pattern PARTS = Pattern.compile("([A-Za-z]+://)([^/?#]*)(.*)", Pattern.DOTALL);

    /** An authority that {@link URI} does not take for a host, because a label has an underscore or ends with a hyphen. */
    private static final Pattern UNUSUAL_HOST = Pattern.compile("[A-Za-z0-9._-]+(?::[0-9]{0,5})?");

    private TargetUrl() {}

    static URI read(Node node) {
        return node.text(TargetUrl::parse).orElse(STAND_IN);
    }

    /** @throws Fault if the text is not such a URL */
    static URI parse(String text) {
        URI url;
        try {
            url = new URI(ascii(withoutSlashes(text)));
        } catch (URISyntaxException e) {
            throw new Fault(Node.quote(withoutUserInfo(text)) + " is not a URL", EXAMPLE);
        }
        String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new Fault(Node.quote(withoutUserInfo(text)) + " does not start with http:// or https://", EXAMPLE);
        }
        String authority = Optional.ofNullable(url.getRawAuthority()).orElse("");
        if (authority.contains("@")) {
            throw new Fault(
                    "the URL contains a user name or password",
                    "remove it, and add headers: {Authorization: \"${AUTHORIZATION}\"}");
        }
        if (url.getHost() == null && !UNUSUAL_HOST.matcher(authority).matches()) {
            throw new Fault(Node.quote(text) + " has no valid host and port", EXAMPLE);
        }
        int port = HostPort.of(url).port();
        if (port == 0 || port > 65_535) {
            throw new Fault("port " + port + " is out of range", "write a port from 1 to 65535");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new Fault(
                    "the URL has a " + (url.getRawQuery() != null ? "query" : "fragment"),
                    "remove it (a query belongs to the path of a task)");
        }
        return url;
    }

    private static String ascii(String text) {
        Matcher parts = PARTS.matcher(text);
        return parts.matches()
                ? parts.group(1) + Addresses.ascii(parts.group(2)) + PercentEncoding.ofNonAscii(parts.group(3))
                : text;
    }

    private static String withoutSlashes(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }

    /** Without the part before an at sign, which may be a password. */
    private static String withoutUserInfo(String text) {
        return text.replaceFirst("(//)?[^/]*@", "$1…@");
    }
}
