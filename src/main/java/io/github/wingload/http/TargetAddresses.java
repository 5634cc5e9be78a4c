package io.github.wingload.http;

import io.github.wingload.plan.target.HostPort;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The addresses of the first hop, resolved once, and how many connections each of them got. Thread-safe.
 *
 * <p>The address that accepted the last connection is tried first for the next, so that only the first connection of a run waits
 * for an address that does not answer.
 */
final class TargetAddresses {

    private final List<InetSocketAddress> all;
    private final AtomicLongArray connections;
    private volatile int preferred;

    /** @param all in the order in which they are tried; empty if the name could not be resolved */
    TargetAddresses(List<InetSocketAddress> all) {
        this.all = List.copyOf(all);
        this.connections = new AtomicLongArray(all.size());
    }

    /** Resolves a name; blocks as long as the resolver does. */
    static TargetAddresses of(HostPort hop) {
        try {
            return new TargetAddresses(alternating(Arrays.stream(InetAddress.getAllByName(hop.host()))
                    .map(address -> new InetSocketAddress(address, hop.port()))
                    .toList()));
        } catch (UnknownHostException e) {
            return new TargetAddresses(List.of());
        }
    }

    /** The same addresses with the families in turn (RFC 8305, section 4), since often all of one family fail. */
    static List<InetSocketAddress> alternating(List<InetSocketAddress> addresses) {
        List<InetSocketAddress> result = new ArrayList<>(addresses.size());
        Deque<InetSocketAddress> six = new ArrayDeque<>();
        Deque<InetSocketAddress> four = new ArrayDeque<>();
        addresses.forEach(address -> (isIpv6(address) ? six : four).add(address));
        boolean sixIsNext = !addresses.isEmpty() && isIpv6(addresses.get(0));
        while (result.size() < addresses.size()) {
            Deque<InetSocketAddress> next = sixIsNext ? six : four;
            if (!next.isEmpty()) {
                result.add(next.remove());
            }
            sixIsNext = !sixIsNext;
        }
        return result;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    int size() {
        return all.size();
    }

    /** The address that is the {@code turn}th to be tried, from 0, if the preferred one is the {@code first}. */
    InetSocketAddress get(int first, int turn) {
        return all.get(index(first, turn));
    }

    /** The index of the address to try first. */
    int preferred() {
        return preferred;
    }

    /** The address that was the {@code turn}th to be tried has accepted a connection. */
    void opened(int first, int turn) {
        int index = index(first, turn);
        connections.incrementAndGet(index);
        preferred = index;
    }

    private int index(int first, int turn) {
        return (first + turn) % all.size();
    }

    /** The addresses as text, for example {@code 127.0.0.1:8080}. */
    List<String> inWords() {
        return all.stream().map(TargetAddresses::text).toList();
    }

    /** The number of connections by address, without addresses that got none. */
    Map<String, Long> connections() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            if (connections.get(i) > 0) {
                counts.put(text(all.get(i)), connections.get(i));
            }
        }
        return counts;
    }

    private static String text(InetSocketAddress address) {
        return new HostPort(address.getAddress().getHostAddress(), address.getPort()).toString();
    }

    private static boolean isIpv6(InetSocketAddress address) {
        return address.getAddress() instanceof Inet6Address;
    }
}
