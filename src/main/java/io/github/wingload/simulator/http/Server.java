package io.github.wingload.simulator.http;

import io.github.wingload.simulator.queue.EventQueue;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of the simulator: it waits for sockets and for the next event, whichever comes first.
 *
 * <p>Plain non-blocking sockets rather than an HTTP library, because the simulator needs what such a library
 * prevents: resets, garbage, bodies that end early. A connection costs a buffer, a request in flight a few
 * events; events are run up to a millisecond late, the resolution of {@link Selector#select(long)}.
 */
public final class Server implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final int BACKLOG = 8192;
    private static final long ACCEPT_AGAIN_NS = 100_000_000L;
    private static final long MILLISECOND_NS = 1_000_000L;

    private final NanoClock clock;
    private final EventQueue events;
    private final Handler handler;
    private final HeadWriter headWriter;
    private final Selector selector;
    private final ServerSocketChannel listener;
    private final int limitBytes;
    private final long originNs;
    private volatile boolean closing;

    /**
     * Starts to listen; requests are answered by {@link #run}.
     *
     * @param name for the {@code server} header
     * @param limitBytes the longest request that is accepted, head and body
     * @param port 0 for any free port
     */
    public Server(Handler handler, EventQueue events, String name, int limitBytes, int port, NanoClock clock)
            throws IOException {
        this.clock = clock;
        this.handler = handler;
        this.events = events;
        this.limitBytes = limitBytes;
        this.headWriter = new HeadWriter(clock, name);
        this.selector = Selector.open();
        this.listener = ServerSocketChannel.open();
        this.originNs = clock.nanos();
        try {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            closeSockets();
            throw e;
        }
    }

    /** Its URL, such as {@code http://127.0.0.1:8900}. */
    public URI url() throws IOException {
        InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    /** Makes {@link #run()} end soon. May be called from any thread. */
    public void stop() {
        closing = true;
        selector.wakeup();
    }

    /** Serves requests until {@link #stop}, then closes every connection. */
    @Override
    public void run() {
        try {
            while (!closing) {
                turn();
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("the simulator has stopped", e);
        } finally {
            closeSockets();
        }
    }

    private void turn() throws IOException {
        awaitSomething();
        events.runUntil(nowNs());
        for (SelectionKey key : selector.selectedKeys()) {
            if (!key.isValid()) {
                continue;
            }
            if (key.isAcceptable()) {
                accept(key);
            } else {
                ((Connection) key.attachment()).ready();
            }
        }
        selector.selectedKeys().clear();
    }

    private void awaitSomething() throws IOException {
        long nextNs = events.nextNs();
        if (nextNs == Long.MAX_VALUE) {
            selector.select();
            return;
        }
        long waitNs = nextNs - nowNs();
        if (waitNs <= 0) {
            selector.selectNow();
        } else {
            // Rounded up, because the selector would otherwise spin for the last millisecond.
            selector.select((waitNs + MILLISECOND_NS - 1) / MILLISECOND_NS);
        }
    }

    private long nowNs() {
        return clock.nanos() - originNs;
    }

    private void accept(SelectionKey listening) {
        try {
            for (SocketChannel channel; (channel = listener.accept()) != null; ) {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
                key.attach(new Connection(channel, key, handler, headWriter, events, limitBytes));
            }
        } catch (IOException e) {
            // Most likely there is no free file descriptor. Clients wait in the backlog until there is one.
            LOG.warn("a connection could not be accepted: {}", e.getMessage());
            listening.interestOps(0);
            events.at(events.nowNs() + ACCEPT_AGAIN_NS, atNs -> listening.interestOps(SelectionKey.OP_ACCEPT));
        }
    }

    private void closeSockets() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            listener.close();
            selector.close();
        } catch (IOException e) {
            LOG.warn("the simulator's sockets were not all closed: {}", e.getMessage());
        }
    }
}
