package io.github.wingload.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.annotation.Contract;
import org.apache.hc.core5.annotation.ThreadingBehavior;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.nio.DefaultHttpRequestWriterFactory;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.NHttpMessageWriter;
import org.apache.hc.core5.http.nio.NHttpMessageWriterFactory;
import org.apache.hc.core5.http.nio.SessionOutputBuffer;

/**
 * A request's head as the bytes that go over the wire, in the form in which HttpCore takes requests.
 *
 * <p>HttpCore sees its method, and none of its headers.
 */
final class RenderedHead extends BasicHttpRequest {

    private static final long serialVersionUID = 1L;

    private final transient byte[] bytes;
    private final long bodyLength;

    /**
     * @param bytes from the request line to the empty line; not to be changed
     * @param bodyLength how many bytes follow
     */
    RenderedHead(String method, String path, byte[] bytes, long bodyLength) {
        // This constructor takes the request target as it is; the shorter one would parse it and put it together anew.
        super(method, null, null, path);
        this.bytes = bytes;
        this.bodyLength = bodyLength;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Writes rendered heads as they are, and any other request as HttpCore does. */
    static NHttpMessageWriterFactory<HttpRequest> writers() {
        return Writer::new;
    }

    /** Knows the length of what follows a rendered head. */
    static ContentLengthStrategy bodyLength() {
        return Length.INSTANCE;
    }

    private static final class Writer implements NHttpMessageWriter<HttpRequest> {

        private final NHttpMessageWriter<HttpRequest> others = DefaultHttpRequestWriterFactory.INSTANCE.create();

        @Override
        public void reset() {
            others.reset();
        }

        @Override
        public void write(HttpRequest request, SessionOutputBuffer out) throws IOException, HttpException {
            if (request instanceof RenderedHead head) {
                out.write(ByteBuffer.wrap(head.bytes));
            } else {
                others.write(request, out);
            }
        }
    }

    @Contract(threading = ThreadingBehavior.IMMUTABLE)
    private static final class Length implements ContentLengthStrategy {

        private static final Length INSTANCE = new Length();

        @Override
        public long determineLength(HttpMessage message) throws HttpException {
            return message instanceof RenderedHead head
                    ? head.bodyLength
                    : DefaultContentLengthStrategy.INSTANCE.determineLength(message);
        }
    }
}
