package io.github.wingload.simulator.http;

/** A simulated service: decides the answer to each request and its time. Called on the server's thread. */
public interface Backend {

    /** Handles a request that arrives at the current time of the queue, and answers it once, in this call or in a later event. */
    void serve(HttpRequest request, Caller caller);
}
