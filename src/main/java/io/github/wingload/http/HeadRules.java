package io.github.wingload.http;

import java.io.IOException;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.UnsupportedHttpVersionException;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.message.LazyLaxLineParser;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * Interprets or rejects any response head, by HttpCore's rules for lines, framing and keep-alive. Pure.
 *
 * <p>Takes some microseconds; {@link HeadReader} interprets the common ones itself.
 */
final class HeadRules {

    private HeadRules() {}

    /**
     * Interprets a head.
     *
     * @param method the method of the request that it answers
     * @throws HttpException if this is not the head of an HTTP/1 answer, or contradicts itself
     */
    static AnswerHead decide(byte[] head, String method) throws HttpException, IOException {
        List<CharArrayBuffer> lines = HeadLines.of(head);
        HttpResponse response = response(lines);
        boolean tunnel = method.equals("CONNECT") && response.getCode() / 100 == 2;
        boolean hasBody = !tunnel && MessageSupport.canResponseHaveBody(method, response);
        long length = hasBody ? DefaultContentLengthStrategy.INSTANCE.determineLength(response) : 0;
        if (response.getVersion().greaterEquals(HttpVersion.HTTP_2)) {
            throw new UnsupportedHttpVersionException(response.getVersion());
        }
        boolean switching = response.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS;
        boolean kept = tunnel
                || !switching
                        && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(
                                new BasicHttpRequest(method, "/"), response, HttpCoreContext.create());
        return new AnswerHead(head, response.getCode(), length, kept);
    }

    private static HttpResponse response(List<CharArrayBuffer> lines) throws HttpException {
        StatusLine status = LazyLaxLineParser.INSTANCE.parseStatusLine(lines.get(0));
        Header[] headers = new Header[lines.size() - 1];
        for (int i = 0; i < headers.length; i++) {
            headers[i] = LazyLaxLineParser.INSTANCE.parseHeader(lines.get(i + 1));
        }
        if (status.getStatusCode() < 100) {
            throw new ProtocolException("Invalid response: " + status);
        }
        HttpResponse response = new BasicHttpResponse(status.getStatusCode(), status.getReasonPhrase());
        response.setVersion(status.getProtocolVersion());
        response.setHeaders(headers);
        return response;
    }
}
