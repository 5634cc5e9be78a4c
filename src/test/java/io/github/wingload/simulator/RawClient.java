package io.github.wingload.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that sees the very bytes. Its reads give up after ten seconds. */
final class RawClient implements AutoCloseable {

    private final Socket socket;

    RawClient(URI url) throws IOException {
        socket = new Socket(url.getHost(), url.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
    }

    static String prediction(long revId) {
        String body = "{\"rev_id\": " + revId + "}";
        return "POST /v1/models/revertrisk-wikidata:predict HTTP/1.1\r\nHost: anything\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** One whole answer; it has to have a Content-Length. */
    String answer() throws IOException {
        String head = until("\r\n\r\n");
        int length = Integer.parseInt(head.replaceAll("(?s).*\r\ncontent-length: (\\d+)\r\n.*", "$1"));
        byte[] body = input().readNBytes(length);
        if (body.length < length) {
            throw new IOException("closed after " + body.length + " of " + length + " bytes");
        }
        return head + new String(body, StandardCharsets.UTF_8);
    }

    /** Up to and with an end. */
    String until(String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith(end)) {
            int next = input().read();
            if (next < 0) {
                throw new IOException("closed after: " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }

    /** All that comes until the simulator closes. */
    String rest() throws IOException {
        return new String(input().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    int available() throws IOException {
        return input().available();
    }

    private InputStream input() throws IOException {
        return socket.getInputStream();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
