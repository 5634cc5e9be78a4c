package io.github.wingload.scenario.target;

import io.github.wingload.text.Fault;
import io.github.wingload.yaml.Node;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** {@code url}: where requests go, with an optional base path. */
final class TargetUrl {

    private static final String EXAMPLE = "write for example https://example.org:8443/base";
    private static final URI STAND_IN = URI.create("http://localhost");

    private TargetUrl() {}

    static URI read(Node node) {
        return node.text(TargetUrl::parse).orElse(STAND_IN);
    }

    /** @throws Fault if the text is not such a URL */
    static URI parse(String text) {
        URI url;
        try {
            url = new URI(text.replaceFirst("/+$", ""));
        } catch (URISyntaxException e) {
            throw new Fault(Node.quote(withoutUserInfo(text)) + " is not a URL", EXAMPLE);
        }
        String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new Fault(Node.quote(withoutUserInfo(text)) + " does not start with http:// or https://", EXAMPLE);
        }
        if (Optional.ofNullable(url.getRawAuthority()).orElse("").contains("@")) {
            throw new Fault(
                    "the URL contains a user name or password",
                    "remove it, and add headers: {Authorization: \"${AUTHORIZATION}\"}");
        }
        if (url.getHost() == null) {
            throw new Fault(Node.quote(text) + " has no valid host and port", EXAMPLE);
        }
        if (url.getPort() == 0 || url.getPort() > 65_535) {
            throw new Fault("port " + url.getPort() + " is out of range", "write a port from 1 to 65535");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new Fault(
                    "the URL has a " + (url.getRawQuery() != null ? "query" : "fragment"),
                    "remove it (a query belongs to the path of a task)");
        }
        return url;
    }

    /** Without the part before an at sign, which may be a password. */
    private static String withoutUserInfo(String text) {
        return text.replaceFirst("(//)?[^/]*@", "$1…@");
    }
}
