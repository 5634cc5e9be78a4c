package io.github.wingload.simulator.http;

/** The service behind the server: it decides on the answer to each request and when to write it. On the server's thread. */
public interface Handler {

    /** Answers the request on its connection, now or in a later event. */
    void serve(HttpRequest request, Connection connection);

    /** Passes on the answer to something that could not be read as a request. The connection is closed after it. */
    void refuse(HttpAnswer answer, Connection connection);
}
