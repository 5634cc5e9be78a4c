package io.github.wingload.simulator.queue;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongConsumer;

/** Threads that share one queue, first come, first served. The queue is unbounded. */
public final class WorkerThreads {

    private final int threads;
    private final EventQueue events;
    private final Queue<Work> waiting = new ArrayDeque<>();
    private int busy;

    /** Time that threads have spent on work up to {@link #countedNs}, summed over them. */
    private long busyNs;

    private long countedNs;

    public WorkerThreads(int threads, EventQueue events) {
        this.threads = threads;
        this.events = events;
    }

    /** @param done called when the work is done */
    public void add(long nowNs, long workNs, LongConsumer done) {
        waiting.add(new Work(workNs, done));
        startNext(nowNs);
    }

    /** The total time that all threads have worked so far, including unfinished work, in nanoseconds. */
    public long busyNs(long nowNs) {
        busyNs += busy * (nowNs - countedNs);
        countedNs = nowNs;
        return busyNs;
    }

    private void startNext(long nowNs) {
        if (busy == threads || waiting.isEmpty()) {
            return;
        }
        Work next = waiting.remove();
        busyNs(nowNs);
        busy++;
        events.at(nowNs + next.workNs(), doneNs -> {
            busyNs(doneNs);
            busy--;
            startNext(doneNs);
            next.done().accept(doneNs);
        });
    }

    private record Work(long workNs, LongConsumer done) {}
}
