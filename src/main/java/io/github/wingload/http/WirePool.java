package io.github.wingload.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Connections that all calls share. The most recently returned one is used first, so that as few as possible stay in use.
 *
 * <p>Calls above the limit wait in order of arrival. Thread-safe; calls continue outside of the lock.
 */
final class WirePool implements WireSource {

    private final Dialler dialler;
    private final int maxConnections;
    private final Deque<Wire> idle = new ArrayDeque<>();
    private final Queue<InFlight> waiting = new ArrayDeque<>();

    /** Wires in use or being opened, and idle ones that are not known to be closed. */
    private int connections;

    WirePool(Dialler dialler, int maxConnections) {
        this.dialler = dialler;
        this.maxConnections = maxConnections;
    }

    @Override
    public void lease(InFlight call) {
        Wire wire;
        synchronized (this) {
            wire = pollOpen();
            if (wire == null) {
                if (connections >= maxConnections) {
                    waiting.add(call);
                    return;
                }
                connections++;
            }
        }
        if (call.leased()) {
            goOn(call, wire);
        } else {
            giveBack(wire);
        }
    }

    @Override
    public void giveBack(@Nullable Wire wire) {
        InFlight next;
        synchronized (this) {
            next = pollWaiting();
            if (next == null) {
                if (wire != null) {
                    idle.push(wire);
                } else {
                    connections--;
                }
                return;
            }
        }
        goOn(next, wire);
    }

    private void goOn(InFlight call, @Nullable Wire wire) {
        if (wire != null) {
            call.use(wire, true);
        } else {
            call.dial(dialler);
        }
    }

    private @Nullable Wire pollOpen() {
        Wire wire;
        while ((wire = idle.poll()) != null && !wire.open()) {
            connections--;
        }
        return wire;
    }

    /** Skips calls that ended while they waited. */
    private @Nullable InFlight pollWaiting() {
        InFlight call;
        while ((call = waiting.poll()) != null && !call.leased()) {
            continue;
        }
        return call;
    }
}
