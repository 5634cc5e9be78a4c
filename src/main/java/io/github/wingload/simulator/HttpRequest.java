package io.github.wingload.simulator;

/**
 * A request as it came.
 *
 * @param path with the query cut off
 * @param contentType as sent; empty when there was none
 * @param keepAlive whether the client wants to go on with the connection
 * @param head all that came before the body, one character for each byte
 */
record HttpRequest(String method, String path, String contentType, boolean keepAlive, String head, byte[] body) {

    /** Stands for what could not be read. */
    static final HttpRequest UNREADABLE = new HttpRequest("", "/", "", false, new byte[0]);

    /** Without query and further headers. */
    HttpRequest(String method, String path, String contentType, boolean keepAlive, byte[] body) {
        this(method, path, contentType, keepAlive, method + " " + path + " HTTP/1.1\r\n\r\n", body);
    }

    boolean isGet() {
        return method.equals("GET");
    }

    boolean isPost() {
        return method.equals("POST");
    }

    /** Whether the answer to it has a body. */
    boolean wantsBody() {
        return !method.equals("HEAD");
    }

    ReceivedRequest received() {
        return new ReceivedRequest(head, body);
    }
}
