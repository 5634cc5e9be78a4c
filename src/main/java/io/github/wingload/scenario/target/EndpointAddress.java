package io.github.wingload.scenario.target;

import io.github.wingload.scenario.data.HeadersSection;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Tree.Origin;
import io.github.wingload.yaml.Tree.Scalar;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code url} or {@code path} of an endpoint. A query that came from the environment, if only in part, is secret.
 *
 * @param base scheme and authority; of no meaning for a path
 * @param path with a slash in front
 * @param query without the question mark
 * @param secretQuery true if the query may not be shown
 */
public record EndpointAddress(URI base, String path, Optional<String> query, boolean secretQuery) {

    /** The default path of Prometheus. */
    private static final String USUAL_PATH = "/metrics";

    private static final URI STAND_IN = URI.create("http://localhost");

    public static EndpointAddress read(Node node) {
        String text = node.line().orElse("");
        int mark = text.indexOf('?');
        String place = mark < 0 ? text : text.substring(0, mark);
        Optional<String> query = mark < 0 ? Optional.empty() : Optional.of(text.substring(mark + 1));
        Set<Origin> origins = node.scalar().map(Scalar::origins).orElse(Set.of());
        boolean secret = origins.contains(Origin.ENVIRONMENT);
        query.ifPresent(asked -> checkQuery(node, asked, secret));
        if (text.isEmpty()) {
            return new EndpointAddress(STAND_IN, USUAL_PATH, query, secret);
        }
        if (node.key().equals("url")) {
            URI url = TargetUrl.parse(node, place);
            String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? USUAL_PATH : url.getRawPath();
            URI base = URI.create(url.getScheme() + "://" + url.getRawAuthority());
            return new EndpointAddress(base, path, query, secret);
        }
        checkPath(node, place);
        return new EndpointAddress(STAND_IN, place, query, secret);
    }

    private static void checkPath(Node node, String path) {
        if (!path.startsWith("/")) {
            boolean url = path.startsWith("http://") || path.startsWith("https://");
            node.problem(
                    Node.quote(path) + " does not start with a slash",
                    url ? "write url instead of path" : "write for example path: /metrics");
        } else if (!isUri("http://localhost" + path) || path.contains("#")) {
            node.problem(Node.quote(path) + " has characters that are not allowed in a path", "percent-encode them");
        }
    }

    /** The text is not shown: there may be a secret in it. */
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
