package io.github.wingload.scenario.target;

import io.github.wingload.yaml.Node;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** {@code url}: where requests go, with an optional base path. */
final class TargetUrl {

    private static final String EXAMPLE = "write for example https://example.org:8443/base";
    private static final URI STAND_IN = URI.create("http://localhost");

    private TargetUrl() {}

    static URI read(Node node) {
        return node.text().map(text -> parse(node, text)).orElse(STAND_IN);
    }

    /** The text as such a URL; what is wrong with it is reported at the node. */
    static URI parse(Node node, String text) {
        URI url;
        try {
            url = new URI(text.replaceFirst("/+$", ""));
        } catch (URISyntaxException e) {
            node.problem(Node.quote(withoutUserInfo(text)) + " is not a URL", EXAMPLE);
            return STAND_IN;
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            node.problem(Node.quote(withoutUserInfo(text)) + " does not start with http:// or https://", EXAMPLE);
        } else if (url.getRawAuthority() != null && url.getRawAuthority().contains("@")) {
            node.problem(
                    "the URL contains a user name or password",
                    "remove it, and add headers: {Authorization: \"${AUTHORIZATION}\"}");
        } else if (url.getHost() == null) {
            node.problem(Node.quote(text) + " has no valid host and port", EXAMPLE);
        } else if (url.getPort() == 0 || url.getPort() > 65_535) {
            node.problem("port " + url.getPort() + " is out of range", "write a port from 1 to 65535");
        } else if (url.getRawQuery() != null || url.getRawFragment() != null) {
            node.problem(
                    "the URL has a " + (url.getRawQuery() != null ? "query" : "fragment"),
                    "remove it (a query belongs to the path of a task)");
        } else {
            return url;
        }
        return STAND_IN;
    }

    /** The part before an at sign may be a password. */
    private static String withoutUserInfo(String text) {
        return text.replaceFirst("(//)?[^/]*@", "$1…@");
    }
}
