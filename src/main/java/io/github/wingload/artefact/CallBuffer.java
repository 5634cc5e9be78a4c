package io.github.wingload.artefact;

import io.github.wingload.exchange.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Calls on their way from the threads that end them to the one that writes them.
 *
 * <p>Holds at most {@value #CAPACITY} calls, some tens of MB. Calls beyond that are refused, which ends the file: it never
 * lacks a call in its middle.
 *
 * <p>Thread rule: {@link #add} from any thread, some 20 ns under a lock that is never held for longer; {@link #take} from one.
 */
final class CallBuffer {

    static final int CAPACITY = 200_000;

    private static final Comparator<Call> BY_END = Comparator.comparingLong(Call::endNs);

    private final Object lock = new Object();
    private final int capacity;
    private List<Call> filling = new ArrayList<>();
    private List<Call> spare = new ArrayList<>();
    private boolean overflown;

    CallBuffer() {
        this(CAPACITY);
    }

    CallBuffer(int capacity) {
        this.capacity = capacity;
    }

    void add(Call call) {
        synchronized (lock) {
            if (overflown || filling.size() == capacity) {
                overflown = true;
            } else {
                filling.add(call);
            }
        }
    }

    /** What has come since the last time, in order of end; good until the next time. */
    List<Call> take() {
        spare.clear();
        List<Call> taken;
        synchronized (lock) {
            taken = filling;
            filling = spare;
        }
        spare = taken;
        taken.sort(BY_END);
        return taken;
    }

    /** True once a call has been refused; so is every call since. */
    boolean overflown() {
        synchronized (lock) {
            return overflown;
        }
    }
}
