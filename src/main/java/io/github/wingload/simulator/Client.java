package io.github.wingload.simulator;

/** Whoever sent a request and waits for what comes of it: exactly one of these calls, unless it has gone. */
interface Client {

    /** Where it is, such as {@code 127.0.0.1}. */
    String address();

    /** Whether the connection is closed already. */
    boolean gone();

    /** @param serviceMs how long the service took */
    void answer(HttpAnswer answer, long serviceMs);

    /** Does something else in place of that answer. */
    void fail(Fault fault, HttpAnswer answer, long serviceMs);
}
