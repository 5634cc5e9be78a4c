package io.github.wingload.http;

import org.apache.hc.core5.http.ContentLengthStrategy;

/**
 * The head of an answer.
 *
 * @param bytes the raw bytes from the status line to the empty line; must not be changed
 * @param status 100 or more
 * @param bodyLength 0 or more bytes, {@link #CHUNKED} or {@link #UNTIL_CLOSE}; 0 also where no body is allowed
 * @param keepsConnection true if another request can follow on the connection
 */
record AnswerHead(byte[] bytes, int status, long bodyLength, boolean keepsConnection) {

    /** The body is chunked. */
    static final long CHUNKED = ContentLengthStrategy.CHUNKED;

    /** The body ends when the connection closes. */
    static final long UNTIL_CLOSE = ContentLengthStrategy.UNDEFINED;

    /** True for 1xx except 101, which ends HTTP on the connection: the answer itself is still to come. */
    boolean informational() {
        return status < 200 && status != 101;
    }
}
