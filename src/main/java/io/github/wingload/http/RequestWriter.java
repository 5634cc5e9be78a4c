package io.github.wingload.http;

import io.github.wingload.exchange.Request;

/** Writes the heads of requests, along the route. Thread-safe. */
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

    /** From the request line to the empty line. */
    byte[] head(Request request) {
        return heads.of(request, pathPrefix.isEmpty() ? request.path() : pathPrefix + request.path());
    }
}
