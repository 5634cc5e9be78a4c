package io.github.wingload.http;

import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.Request;
import java.io.IOException;
import java.util.Set;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Puts a request's head on the wire: {@code Host}, what the request says, {@code Content-Length}, {@code Connection}.
 * Nothing else is added. Thread-safe.
 */
final class RequestWriter {

    private static final Header KEEP_ALIVE = new BasicHeader(HttpHeaders.CONNECTION, HeaderElements.KEEP_ALIVE);

    /** Only that it is there matters; the length is in the head. */
    private static final EntityDetails BODY_FOLLOWS = new BasicEntityDetails(-1, null);

    /** With these methods an empty body is announced, as servers may insist on it. */
    private static final Set<String> BODY_EXPECTED = Set.of("POST", "PUT", "PATCH");

    private final Route route;

    RequestWriter(Route route) {
        this.route = route;
    }

    void send(Request request, RequestChannel channel, HttpContext context) throws HttpException, IOException {
        // This constructor takes the request target as it is; the shorter one would parse it and put it together anew.
        BasicHttpRequest head = new BasicHttpRequest(request.method(), null, null, route.pathPrefix() + request.path());
        head.addHeader(
                request.host().isEmpty()
                        ? route.host()
                        : new BasicHeader(HttpHeaders.HOST, request.host().get()));
        for (HeaderField field : request.headers()) {
            head.addHeader(new BasicHeader(field.name(), field.value()));
        }
        long length = request.body().length();
        if (length > 0 || BODY_EXPECTED.contains(request.method())) {
            head.addHeader(new BasicHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length)));
        }
        head.addHeader(KEEP_ALIVE);
        channel.sendRequest(head, length > 0 ? BODY_FOLLOWS : null, context);
    }
}
