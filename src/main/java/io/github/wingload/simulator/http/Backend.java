package io.github.wingload.simulator.http;

import java.util.function.ObjLongConsumer;

/** A simulated service: decides the answer to each request and its time. Called on the server's thread. */
public interface Backend {

    /**
     * Handles a request that arrives at the current time of the queue.
     *
     * @param from the address of the client
     * @param answered called once, in this call or in a later event, with the answer and its time
     */
    void serve(HttpRequest request, String from, ObjLongConsumer<HttpAnswer> answered);
}
