package io.github.wingload.testserver;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The server's end of one connection. Used by its own thread. */
public final class Peer {

    private final int number;
    private final Socket socket;
    private final InputStream in;

    Peer(int number, Socket socket) throws IOException {
        this.number = number;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    public Socket socket() {
        return socket;
    }

    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Reads and forgets until the client closes. */
    public void swallow() throws IOException {
        byte[] buffer = new byte[4096];
        int read;
        do {
            read = in.read(buffer);
        } while (read >= 0);
        socket.close();
    }

    /** Closes so that the client gets a reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    public void close() throws IOException {
        socket.close();
    }

    boolean closed() {
        return socket.isClosed();
    }

    /** Where the client's bytes come from, those included that were read ahead. */
    InputStream in() {
        return in;
    }

    /** Null at the end of the connection. */
    Received receive() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int state = 0;
        while (state < 4) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
            state = next == (state % 2 == 0 ? '\r' : '\n') ? state + 1 : next == '\r' ? 1 : 0;
        }
        Received received =
                new Received(number, head.toString(StandardCharsets.ISO_8859_1).strip(), new byte[0]);
        int length = received.header("Content-Length").map(Integer::parseInt).orElse(0);
        return new Received(number, received.head(), in.readNBytes(length));
    }
}
