package io.github.wingload.testserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** Scripts that make a {@link ScriptedServer} a proxy. */
public final class TinyProxy {

    private TinyProxy() {}

    /** Answers CONNECT with a tunnel that leads to a port of the loopback interface, whatever was asked for. */
    public static Script tunnelTo(int port) {
        return (request, peer) -> {
            if (!request.method().equals("CONNECT")) {
                throw new IllegalStateException("not a tunnel: " + request.line());
            }
            try (Socket target = new Socket("127.0.0.1", port)) {
                peer.send("HTTP/1.1 200 Connection established\r\n\r\n");
                Thread back = new Thread(() -> pump(target, peer.socket()), "tunnel-back");
                back.setDaemon(true);
                back.start();
                pump(peer, target);
            }
        };
    }

    private static void pump(Peer from, Socket to) throws IOException {
        copy(from.in(), to.getOutputStream());
        from.close();
    }

    private static void pump(Socket from, Socket to) {
        try {
            copy(from.getInputStream(), to.getOutputStream());
            to.close();
        } catch (IOException e) {
            // One side is gone; the other pump closes the rest.
            return;
        }
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[8192];
        int read;
        while ((read = in.read(buffer)) >= 0) {
            out.write(buffer, 0, read);
            out.flush();
        }
    }
}
