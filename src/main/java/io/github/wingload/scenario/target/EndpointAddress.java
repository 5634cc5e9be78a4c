package io.github.wingload.scenario.target;

import io.github.wingload.scenario.data.HeadersSection;
import io.github.wingload.text.Fault;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Tree.Origin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code url} or {@code path} of an endpoint. A query is secret if any part of it came from the environment.
 *
 * @param base scheme and authority; unused for a path
 * @param path starting with a slash
 * @param query without the question mark
 * @param secretQuery true if the query may not be shown
 */
public record EndpointAddress(URI base, String path, Optional<String> query, boolean secretQuery) {

    /** The default path of Prometheus. */
    public static final String USUAL_PATH = "/metrics";

    private static final URI STAND_IN = URI.create("http://localhost");

    public static EndpointAddress read(Node node) {
        return node.line(text -> address(node, text))
                .orElse(new EndpointAddress(STAND_IN, USUAL_PATH, Optional.empty(), false));
    }

    private static EndpointAddress address(Node node, String text) {
        String[] parts = text.split("\\?", 2);
        Optional<String> query = parts.length < 2 ? Optional.empty() : Optional.of(parts[1]);
        boolean secret = node.scalar()
                .filter(value -> value.origins().contains(Origin.ENVIRONMENT))
                .isPresent();
        query.ifPresent(asked -> checkQuery(node, asked, secret));
        if (node.key().equals("path")) {
            checkPath(parts[0]);
            return new EndpointAddress(STAND_IN, parts[0], query, secret);
        }
        URI url = TargetUrl.parse(parts[0]);
        URI base = URI.create(url.getScheme() + "://" + url.getRawAuthority());
        return new EndpointAddress(base, url.getRawPath().isEmpty() ? USUAL_PATH : url.getRawPath(), query, secret);
    }

    private static void checkPath(String path) {
        if (!path.startsWith("/")) {
            boolean url = path.startsWith("http://") || path.startsWith("https://");
            throw new Fault(
                    Node.quote(path) + " does not start with a slash",
                    url ? "write url instead of path" : "write for example path: /metrics");
        }
        if (!isUri("http://localhost" + path) || path.contains("#")) {
            throw new Fault(Node.quote(path) + " has characters that are not allowed in a path", "percent-encode them");
        }
    }

    /** Messages do not repeat the query, because it may contain a secret. */
    private static void checkQuery(Node node, String query, boolean fromEnvironment) {
        if (!isUri("http://localhost/?" + query) || query.contains("#")) {
            node.problem("the query has characters that are not allowed", "percent-encode them");
        }
        boolean secretName = Stream.of(query.split("&"))
                .map(pair -> pair.replaceFirst("=.*", ""))
                .anyMatch(HeadersSection::isSecret);
        if (secretName && !fromEnvironment) {
            node.problem(
                    "this file contains a secret, and is copied into the results",
                    "write \"${…}\" in its place and set that in the environment");
        }
    }

    private static boolean isUri(String text) {
        try {
            new URI(text);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
