package io.github.wingload.http;

import io.github.wingload.exchange.Request;
import java.io.IOException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Begins a request on a connection, along the route. Thread-safe. */
final class RequestWriter {

    /** Only that it is there matters; the length is in the head. */
    private static final EntityDetails BODY_FOLLOWS = new BasicEntityDetails(-1, null);

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

    void send(Request request, RequestChannel channel, HttpContext context) throws HttpException, IOException {
        String path = pathPrefix.isEmpty() ? request.path() : pathPrefix + request.path();
        long length = request.body().length();
        channel.sendRequest(
                new RenderedHead(request.method(), path, heads.of(request, path), length),
                length > 0 ? BODY_FOLLOWS : null,
                context);
    }
}
