package io.github.wingload.testserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * A server on a free port of the loopback interface that plays a script for each request. A thread for each connection.
 *
 * <p>It counts connections and keeps every request, so that a test can ask what was on the wire.
 */
public final class ScriptedServer implements AutoCloseable {

    private final ServerSocket listening;
    private final Script script;
    private final Duration idleTimeout;
    private final String scheme;
    private final boolean readsRequests;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Set<Peer> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();

    private ScriptedServer(ServerSocket listening, String scheme, Script script, Duration idleTimeout) {
        this(listening, scheme, script, idleTimeout, true);
    }

    private ScriptedServer(
            ServerSocket listening, String scheme, Script script, Duration idleTimeout, boolean readsRequests) {
        this.listening = listening;
        this.scheme = scheme;
        this.script = script;
        this.idleTimeout = idleTimeout;
        this.readsRequests = readsRequests;
    }

    public static ScriptedServer start(Script script) throws IOException {
        return start(script, Duration.ZERO);
    }

    /** Closes connections on which no request comes for so long; zero for never. */
    public static ScriptedServer start(Script script, Duration idleTimeout) throws IOException {
        return new ScriptedServer(listen("127.0.0.1"), "http", script, idleTimeout).accepting();
    }

    /** On the IPv6 loopback address. */
    public static ScriptedServer startIpv6(Script script) throws IOException {
        return new ScriptedServer(listen("::1"), "http", script, Duration.ZERO).accepting();
    }

    public static ScriptedServer startTls(SSLContext context, boolean wantsClientCertificate, Script script)
            throws IOException {
        SSLServerSocket listening = listen(context);
        listening.setNeedClientAuth(wantsClientCertificate);
        return new ScriptedServer(listening, "https", script, Duration.ZERO).accepting();
    }

    /** Plays the script once on each connection, and leaves reading to it: its request is null. */
    public static ScriptedServer startUnread(Script script) throws IOException {
        return new ScriptedServer(listen("127.0.0.1"), "http", script, Duration.ZERO, false).accepting();
    }

    /** As {@link #startUnread}, with TLS. */
    public static ScriptedServer startUnreadTls(SSLContext context, Script script) throws IOException {
        return new ScriptedServer(listen(context), "https", script, Duration.ZERO, false).accepting();
    }

    /** Accepts, reads and never says a word. */
    public static ScriptedServer startMute() throws IOException {
        return startUnasked("");
    }

    /** Says this on every connection without having read a thing. */
    public static ScriptedServer startUnasked(String text) throws IOException {
        return startUnread(Script.raw(text).then(Script.stall()));
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** For example {@code http://127.0.0.1:41234}. */
    public URI url() {
        InetAddress address = listening.getInetAddress();
        String host = address.getHostAddress();
        return URI.create(scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
    }

    /** All requests so far, in the order in which they came. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** How many connections there have been. */
    public int accepted() {
        return accepted.get();
    }

    /** How many connections neither side has closed, as far as the server has noticed. */
    public int open() {
        return open.size();
    }

    /** Closes the connections, and accepts more. */
    public void closeConnections() throws IOException {
        for (Peer peer : open) {
            peer.close();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        closeConnections();
    }

    private static SSLServerSocket listen(SSLContext context) throws IOException {
        return (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 1000, InetAddress.getByName("127.0.0.1"));
    }

    private static ServerSocket listen(String address) throws IOException {
        return new ServerSocket(0, 1000, InetAddress.getByName(address));
    }

    private ScriptedServer accepting() {
        daemon(this::accept, "scripted-server");
        return this;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                int number = accepted.incrementAndGet();
                daemon(() -> serve(number, socket), "scripted-connection-" + number);
            } catch (IOException e) {
                // The server is being closed: the loop's condition says so.
                continue;
            }
        }
    }

    private void serve(int number, Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) idleTimeout.toMillis());
            Peer peer = new Peer(number, socket);
            open.add(peer);
            try {
                serve(peer);
            } finally {
                open.remove(peer);
            }
        } catch (SocketTimeoutException e) {
            // Idle for too long: closed, as asked for.
            return;
        } catch (IOException | InterruptedException e) {
            // The client, the test or a failed handshake ended the connection.
            return;
        }
    }

    private void serve(Peer peer) throws IOException, InterruptedException {
        if (!readsRequests) {
            script.play(null, peer);
            return;
        }
        Received request;
        while (!peer.closed() && (request = peer.receive()) != null) {
            received.add(request);
            script.play(request, peer);
        }
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
