package io.github.wingload.simulator.queue;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongConsumer;

/**
 * One instance of the service: a single event loop that runs its callbacks in the order in which they become ready.
 *
 * <p>A request needs the loop twice: for an instant on arrival, after which it waits in parallel with other requests, and for
 * its CPU time after the wait. A busy loop delays both. The number of requests in the pod is unlimited.
 */
final class Pod {

    private final EventQueue events;
    private final long oneWayNs;
    private final Queue<Callback> ready = new ArrayDeque<>();
    private boolean busy;
    private int inFlight;

    /** @param oneWayNs the network time between the router and the pod */
    Pod(EventQueue events, long oneWayNs) {
        this.events = events;
        this.oneWayNs = oneWayNs;
    }

    /** The number of requests that are not answered yet. */
    int inFlight() {
        return inFlight;
    }

    /** @param answered called when the answer reaches the router */
    void serve(long nowNs, ServiceTimes.Demand demand, LongConsumer answered) {
        inFlight++;
        events.at(
                nowNs + oneWayNs, arrivedNs -> enqueue(arrivedNs, 0, takenInNs -> await(takenInNs, demand, answered)));
    }

    private void await(long takenInNs, ServiceTimes.Demand demand, LongConsumer answered) {
        events.at(
                takenInNs + demand.waitNs(),
                wokenNs -> enqueue(
                        wokenNs,
                        demand.cpuNs(),
                        doneNs -> events.at(doneNs + oneWayNs, atNs -> answer(atNs, answered))));
    }

    private void answer(long atNs, LongConsumer answered) {
        inFlight--;
        answered.accept(atNs);
    }

    private void enqueue(long nowNs, long cpuNs, LongConsumer then) {
        ready.add(new Callback(cpuNs, then));
        if (!busy) {
            runNext(nowNs);
        }
    }

    private void runNext(long nowNs) {
        Callback next = ready.poll();
        busy = next != null;
        if (busy) {
            events.at(nowNs + next.cpuNs(), endNs -> {
                next.then().accept(endNs);
                runNext(endNs);
            });
        }
    }

    private record Callback(long cpuNs, LongConsumer then) {}
}
