package io.github.wingload.http;

import org.apache.hc.core5.http.ContentLengthStrategy;

/**
 * What the head of an answer says.
 *
 * @param bytes from the status line to the empty line, as they came; not to be changed
 * @param status 100 or more
 * @param bodyLength 0 or more bytes, {@link #CHUNKED} or {@link #UNTIL_CLOSE}; 0 also where there can be no body
 * @param keepsConnection true if another request can follow on the connection
 */
record AnswerHead(byte[] bytes, int status, long bodyLength, boolean keepsConnection) {

    /** The body comes in chunks, the last of which says so. */
    static final long CHUNKED = ContentLengthStrategy.CHUNKED;

    /** The body ends with the connection. */
    static final long UNTIL_CLOSE = ContentLengthStrategy.UNDEFINED;

    /** True for 1xx: the answer itself is still to come. */
    boolean informational() {
        return status < 200;
    }
}
