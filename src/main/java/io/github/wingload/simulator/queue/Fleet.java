package io.github.wingload.simulator.queue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * The ready pods; their number follows the autoscaler.
 *
 * <p>A new pod is ready after 25 s, plus 5 s for each pod that is already starting, plus a random time of up to 5 s. A removed
 * pod gets no new requests and finishes those that it has.
 */
final class Fleet {

    private static final long START_NS = 25_000_000_000L;
    private static final long STAGGER_NS = 5_000_000_000L;
    private static final long JITTER_NS = 5_000_000_000L;

    private final Autoscaler autoscaler;
    private final Supplier<Pod> newPod;
    private final EventQueue events;
    private final Random startTimes;
    private final List<Pod> ready = new ArrayList<>();
    private int starting;

    /** @param pods ready from the start; 1 or more */
    Fleet(int pods, Supplier<Pod> newPod, Autoscaler autoscaler, EventQueue events, Random startTimes) {
        this.newPod = newPod;
        this.autoscaler = autoscaler;
        this.events = events;
        this.startTimes = startTimes;
        for (int i = 0; i < pods; i++) {
            ready.add(newPod.get());
        }
        events.at(Autoscaler.TICK_NS, this::tick);
    }

    /** A view; at least one pod. */
    List<Pod> ready() {
        return Collections.unmodifiableList(ready);
    }

    private void tick(long nowNs) {
        int wanted = Math.max(1, autoscaler.wanted(nowNs, ready.size()));
        while (ready.size() + starting < wanted) {
            startPod(nowNs);
        }
        while (ready.size() > wanted) {
            ready.remove(ready.size() - 1);
        }
        events.at(nowNs + Autoscaler.TICK_NS, this::tick);
    }

    private void startPod(long nowNs) {
        long jitterNs = Math.round(startTimes.nextDouble() * JITTER_NS);
        events.at(nowNs + START_NS + starting * STAGGER_NS + jitterNs, readyNs -> {
            starting--;
            ready.add(newPod.get());
        });
        starting++;
    }
}
