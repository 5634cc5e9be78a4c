package io.github.wingload.http;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Whether a connection can be used again, as HttpCore decides it, with the common answer decided quickly: HTTP/1.1, one
 * length, and no word about the connection but that it is kept.
 */
final class PlainReuse extends DefaultConnectionReuseStrategy {

    @Override
    public boolean keepAlive(HttpRequest request, HttpResponse response, HttpContext context) {
        boolean plain = request instanceof RenderedHead
                && response.getCode() == 200
                && HttpVersion.HTTP_1_1.equals(response.getVersion())
                && kept(response)
                && !response.containsHeader("Proxy-Connection")
                && !response.containsHeader(HttpHeaders.TRANSFER_ENCODING)
                && response.countHeaders(HttpHeaders.CONTENT_LENGTH) == 1;
        return plain || super.keepAlive(request, response, context);
    }

    private static boolean kept(HttpResponse response) {
        Header connection = response.getFirstHeader(HttpHeaders.CONNECTION);
        return connection == null
                || HeaderElements.KEEP_ALIVE.equalsIgnoreCase(connection.getValue())
                        && response.countHeaders(HttpHeaders.CONNECTION) == 1;
    }
}
