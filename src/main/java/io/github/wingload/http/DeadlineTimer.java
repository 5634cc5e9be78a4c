package io.github.wingload.http;

import io.github.wingload.time.NanoClock;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that ends calls at their deadline, and the patience with an address that does not answer.
 *
 * <p>It sleeps until the oldest entry's deadline, so calls that end in time never wake it. It also runs tasks that must not
 * run on the stack that created them; see {@link #later}.
 */
final class DeadlineTimer {

    private final List<DeadlineQueue> queues;
    private final Map<Long, DeadlineQueue> limits = new ConcurrentHashMap<>();
    private final NanoClock clock;
    private final Queue<Runnable> errands = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "wingload-deadlines");
    private volatile boolean closed;

    DeadlineTimer(List<DeadlineQueue> queues, NanoClock clock) {
        this.queues = new CopyOnWriteArrayList<>(queues);
        this.clock = clock;
        thread.setDaemon(true);
    }

    /** The entries with a limit of their own; the same queue for the same limit. */
    DeadlineQueue limited(long limitNs) {
        return limits.computeIfAbsent(limitNs, any -> {
            DeadlineQueue queue = new DeadlineQueue(limitNs);
            queues.add(queue);
            // The thread may sleep for longer than this limit.
            LockSupport.unpark(thread);
            return queue;
        });
    }

    void start() {
        thread.start();
    }

    /**
     * Runs a task soon on this thread, after the caller's stack has unwound. A closed timer runs it at once, on the caller's
     * thread.
     */
    void later(Runnable errand) {
        errands.add(errand);
        if (closed) {
            runErrands();
        } else {
            LockSupport.unpark(thread);
        }
    }

    void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            expireDue();
            Runnable errand = errands.poll();
            if (errand != null) {
                // One at a time: a task may add the next, and deadlines must still be kept.
                errand.run();
            } else {
                LockSupport.parkNanos(this, untilNextNs());
            }
        }
        runErrands();
    }

    private void expireDue() {
        for (DeadlineQueue queue : queues) {
            DeadlineQueue.Entry expired;
            while ((expired = queue.pollExpired(clock.nanos())) != null) {
                expired.expire();
            }
        }
    }

    private long untilNextNs() {
        long nowNs = clock.nanos();
        long least = Long.MAX_VALUE;
        for (DeadlineQueue queue : queues) {
            least = Math.min(least, queue.untilNextNs(nowNs));
        }
        return least;
    }

    private void runErrands() {
        Runnable errand;
        while ((errand = errands.poll()) != null) {
            errand.run();
        }
    }
}
