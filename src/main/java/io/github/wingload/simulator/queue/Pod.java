package io.github.wingload.simulator.queue;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongConsumer;

/**
 * One instance of the service: a single event loop that takes its callbacks in the order in which they become ready.
 *
 * <p>A request needs the loop twice: for an instant, to be taken in, after which it waits beside the others; and for its
 * CPU time, once the wait is over. A busy loop delays both. Any number of requests may be in the pod.
 */
final class Pod {

    private final EventQueue events;
    private final long oneWayNs;
    private final Queue<Callback> ready = new ArrayDeque<>();
    private boolean busy;
    private int inFlight;

    /** @param oneWayNs between the router and the pod */
    Pod(EventQueue events, long oneWayNs) {
        this.events = events;
        this.oneWayNs = oneWayNs;
    }

    /** Requests that were sent here and are not answered yet. */
    int inFlight() {
        return inFlight;
    }

    /** @param answered called when the answer is back at the router */
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
