package io.github.wingload.simulator.http;

import java.util.function.ObjLongConsumer;

/** A service that the simulator plays: what it answers to each request, and when. Lives on the server's thread. */
public interface Backend {

    /**
     * Takes a request in at the queue's present time.
     *
     * @param from the address of the client
     * @param answered told once, now or in a later event: the answer, and the time for which it was due
     */
    void serve(HttpRequest request, String from, ObjLongConsumer<HttpAnswer> answered);
}
