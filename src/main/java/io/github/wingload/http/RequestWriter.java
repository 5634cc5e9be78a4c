package io.github.wingload.http;

import io.github.wingload.exchange.Request;

/** Writes the heads of requests for a route. Thread-safe. */
final class RequestWriter {

    private final String pathPrefix;
    private final HeadText heads;

    /**
     * @param pathPrefix put before each path
     * @param host the {@code Host} header's value
     */
    RequestWriter(String pathPrefix, String host) {
        this.pathPrefix = pathPrefix;
        this.heads = new HeadText(host);
    }

    /** The head, from the request line to the empty line. */
    byte[] head(Request request) {
        return heads.of(request, pathPrefix.isEmpty() ? request.path() : pathPrefix + request.path());
    }
}
