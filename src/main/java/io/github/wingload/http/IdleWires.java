package io.github.wingload.http;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Connections that are kept for the next calls: those of one user, or those that all users share. The most recently returned
 * one is used first, so that as few as possible stay in use. Thread-safe.
 */
final class IdleWires {

    private final Deque<Wire> idle = new ArrayDeque<>(1);

    /** Removes and returns an open wire; null if there is none. */
    synchronized @Nullable Wire poll() {
        Wire wire = idle.poll();
        while (wire != null && !wire.open()) {
            wire = idle.poll();
        }
        return wire;
    }

    /** Keeps a wire whose call has ended. */
    synchronized void add(Wire wire) {
        idle.push(wire);
    }

    /** Closes all wires. */
    synchronized void close() {
        idle.forEach(Wire::close);
        idle.clear();
    }
}
