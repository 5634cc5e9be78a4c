package io.github.wingload.simulator.http;

/** Answers the requests of a server. Called on the server's thread. */
public interface Handler {

    /** Answers the request on its connection, now or in a later event. */
    void serve(HttpRequest request, Connection connection);

    /** Writes the answer to bytes that are not a request. The connection is then closed. */
    void refuse(HttpAnswer answer, Connection connection);
}
