package io.github.wingload.simulator.http;

import io.github.wingload.plan.target.SimulatorTarget.Fault;

/** The body of an answer that is written in pieces. For the server's thread. */
public interface StreamedBody {

    /** True if nothing more can be written: the client has gone, or the answer has ended. */
    boolean ended();

    /** Writes bytes as one chunk. */
    void write(byte[] chunk);

    /**
     * Counts an event of which the last byte is written next.
     *
     * @param tokens that the event carries; 0 or more
     */
    void countEvent(int tokens);

    /**
     * Counts the answer with a fault instead of its status, and carries out what the fault does to the connection: some end it,
     * and after a stall nothing more is written.
     */
    void play(Fault fault);

    /** Ends the answer. */
    void end();
}
