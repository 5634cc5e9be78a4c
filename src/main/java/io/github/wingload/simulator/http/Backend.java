package io.github.wingload.simulator.http;

import java.util.function.ObjLongConsumer;

/** A simulated service: its answer to each request, and the time of that answer. It lives on the server's thread. */
public interface Backend {

    /**
     * Takes a request in at the queue's present time.
     *
     * @param from the address of the client
     * @param answered called once, now or in a later event, with the answer and the time at which it was due
     */
    void serve(HttpRequest request, String from, ObjLongConsumer<HttpAnswer> answered);
}
