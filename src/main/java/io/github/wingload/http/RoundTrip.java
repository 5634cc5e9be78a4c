package io.github.wingload.http;

import io.github.wingload.exchange.RequestBody;
import java.nio.ByteBuffer;
import org.apache.hc.core5.reactor.Command;

/**
 * One request over a wire and the answer to it, told of everything that happens, on the wire's I/O thread.
 *
 * <p>In this order: {@link #begin}, {@link #sent}, {@link #answered}, {@link #received} any number of times, {@link #ended}.
 * An answer may begin before all is sent. {@link #failed} or {@link #cancel} may come at any point instead of the rest.
 */
interface RoundTrip extends Command {

    /** The request's method, which decides whether an answer has a body. */
    String method();

    /** The wire sends now. Returns the request's head as it goes out; not to be changed. */
    byte[] begin();

    /** What follows the head. */
    RequestBody body();

    /** The connection has taken the last byte of the request. */
    void sent();

    /** The answer's head has come; informational ones are left out. */
    void answered(AnswerHead head);

    /** A piece of the answer's body, to be consumed inside the call. */
    void received(ByteBuffer piece);

    /** The answer is complete. Another request may be sent over the wire from here, if it is still open. */
    void ended();

    /** There will be no answer, or no more of it. */
    void failed(Exception cause);

    /** The wire was closed before the request could be sent. From any thread. */
    @Override
    boolean cancel();
}
