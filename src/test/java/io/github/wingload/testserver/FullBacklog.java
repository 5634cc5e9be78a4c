package io.github.wingload.testserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A port that listens and whose queue is full, so that a connection is neither made nor refused. */
public final class FullBacklog implements AutoCloseable {

    private static final int GIVES_UP_MS = 300;
    private static final int MORE_THAN_ENOUGH = 64;

    private final ServerSocket listening;
    private final List<Socket> fillers = new ArrayList<>();

    private FullBacklog(ServerSocket listening) {
        this.listening = listening;
    }

    public static FullBacklog start() throws IOException {
        FullBacklog backlog = new FullBacklog(new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")));
        backlog.fill();
        return backlog;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    private void fill() throws IOException {
        for (int i = 0; i < MORE_THAN_ENOUGH; i++) {
            Socket filler = new Socket();
            fillers.add(filler);
            try {
                filler.connect(new InetSocketAddress("127.0.0.1", listening.getLocalPort()), GIVES_UP_MS);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
        throw new IllegalStateException("this system's queue of connections does not fill up");
    }

    @Override
    public void close() throws IOException {
        for (Socket filler : fillers) {
            filler.close();
        }
        listening.close();
    }
}
