package io.github.wingload.http;

import io.github.wingload.exchange.RequestBody;
import java.nio.ByteBuffer;
import org.apache.hc.core5.reactor.Command;

/**
 * One request over a wire and its answer, with a callback for each step. {@link #begin} and {@link #sent} run on the thread that
 * writes, the others on the wire's I/O thread; one at a time.
 *
 * <p>The order is {@link #begin}, {@link #sent}, {@link #answered}, {@link #received} any number of times, {@link #ended}.
 * An answer may start before the request is complete. {@link #failed} or {@link #cancel} may replace the rest at any point.
 */
interface RoundTrip extends Command {

    /** The request's method, which decides whether an answer has a body. */
    String method();

    /** The wire is about to send. Returns the request's head, byte for byte; the array must not be changed. */
    byte[] begin();

    /** The request's body, which follows the head. */
    RequestBody body();

    /** The connection has accepted the last byte of the request. */
    void sent();

    /** The answer's head has arrived; informational (1xx) heads are skipped. */
    void answered(AnswerHead head);

    /** A piece of the answer's body, which must be consumed inside the call. */
    void received(ByteBuffer piece);

    /** The answer is complete. If the wire is still open, the next request may be sent from here. */
    void ended();

    /** No answer, or no more of it, will arrive. */
    void failed(Exception cause);

    /** The wire was closed before the request could be sent. Called from any thread. */
    @Override
    boolean cancel();
}
