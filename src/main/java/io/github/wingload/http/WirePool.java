package io.github.wingload.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Connections that all calls share. The one that came back last goes out first, so that as few as needed stay in use.
 *
 * <p>Above its limit calls queue in the order in which they came. Thread-safe; calls go on outside of the lock.
 */
final class WirePool implements WireSource {

    private final Dialler dialler;
    private final int maxConnections;
    private final Deque<Wire> idle = new ArrayDeque<>();
    private final Queue<InFlight> waiting = new ArrayDeque<>();

    /** Wires that calls have, those being made included, and idle ones not yet found closed. */
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
            call.use(wire);
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

    /** Calls that have ended while they waited are left out. */
    private @Nullable InFlight pollWaiting() {
        InFlight call;
        while ((call = waiting.poll()) != null && !call.leased()) {
            continue;
        }
        return call;
    }
}
