package io.github.wingload.locust;

import io.github.wingload.plan.target.HostPort;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZEvent;
import org.zeromq.ZMQ;
import org.zeromq.ZMQ.Socket;
import org.zeromq.ZMonitor;

/**
 * The connection to a Locust master, which ZeroMQ makes and renews by itself. For the thread that made it.
 *
 * <p>A frame of more than 1 MiB ends the connection.
 */
public final class MasterSocket implements AutoCloseable {

    private static final Duration LAST_MESSAGES = Duration.ofSeconds(2);
    private static final int IDLE_SECONDS = 30;
    private static final String EVENTS = "inproc://events-";

    private final HostPort master;
    private final String worker;
    private final ZContext context = new ZContext();
    private Socket socket;
    private Socket events;
    private int sockets;
    private boolean connected;

    /** @param worker the name of this worker, unique among all workers */
    public MasterSocket(HostPort master, String worker) {
        this.master = master;
        this.worker = worker;
        // A worker that ends sends what it has, but not for ever.
        context.setLinger((int) LAST_MESSAGES.toMillis());
        socket = open();
        events = listen();
        connect();
    }

    private Socket open() {
        Socket opened = context.createSocket(SocketType.DEALER);
        opened.setIdentity(worker.getBytes(StandardCharsets.UTF_8));
        opened.setLinger((int) LAST_MESSAGES.toMillis());
        opened.setMaxMsgSize(Msgpack.MOST_BYTES);
        opened.setIPv6(master.host().contains(":"));
        opened.setTCPKeepAlive(1);
        opened.setTCPKeepAliveIdle(IDLE_SECONDS);
        return opened;
    }

    private Socket listen() {
        String address = EVENTS + sockets++;
        socket.monitor(address, ZMQ.EVENT_HANDSHAKE_PROTOCOL | ZMQ.EVENT_DISCONNECTED);
        Socket listening = context.createSocket(SocketType.PAIR);
        listening.connect(address);
        return listening;
    }

    private void connect() {
        socket.connect("tcp://" + master);
    }

    /** Sends a message, as soon as there is a connection. */
    public void send(WorkerMessage message) {
        socket.send(message.bytes(worker), ZMQ.DONTWAIT);
    }

    /** Waits for a message; empty if none has come in time. */
    public Optional<byte[]> receive(Duration most) {
        socket.setReceiveTimeOut((int) most.toMillis());
        byte @Nullable [] frame = socket.recv();
        return Optional.ofNullable(frame);
    }

    /** True while there is a connection to something that speaks ZeroMQ. */
    public boolean connected() {
        for (ZEvent event = ZEvent.recv(events, ZMQ.DONTWAIT);
                event != null;
                event = ZEvent.recv(events, ZMQ.DONTWAIT)) {
            connected = event.getEvent() == ZMonitor.Event.HANDSHAKE_PROTOCOL;
        }
        return connected;
    }

    /** Connects anew, under the same name. */
    public void reconnect() {
        socket.close();
        events.close();
        socket = open();
        events = listen();
        connect();
    }

    @Override
    public void close() {
        context.close();
    }
}
