package io.github.wingload.simulator.http;

import io.github.wingload.plan.target.SimulatorTarget.Fault;
import java.util.Optional;

/** The client of one request, as a service sees it. For the server's thread. */
public interface Caller {

    /** The client's address, such as {@code 127.0.0.1}. */
    String address();

    /** True if the client has closed the connection. */
    boolean gone();

    /** The fault that was drawn for the request. A service that streams carries out those {@linkplain Fault#isOfStreams of streams}. */
    Optional<Fault> fault();

    /**
     * Answers with a body that is there as a whole.
     *
     * @param atNs the time of the answer
     */
    void answer(HttpAnswer answer, long atNs);

    /**
     * Begins an answer whose body comes in pieces.
     *
     * @param head whose body is not written
     * @param atNs the time of the head
     */
    StreamedBody stream(HttpAnswer head, long atNs);
}
