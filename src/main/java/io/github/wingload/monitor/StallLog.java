package io.github.wingload.monitor;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * When the generator stood still, as a thread that only sleeps and the garbage collector report it.
 *
 * <p>A sleep that lasted too long counts from its start, because the pause may have begun there: a stall is up to one sleep longer
 * than the pause was. Stalls that overlap are one.
 *
 * <p>Memory is bounded: the latest {@value #LATEST} stalls are kept to answer {@link #during}, the longest {@value Stalls#KEPT}
 * for reports, and the others as their number and total. Thread-safe. Times are readings of one clock unless they count from time zero.
 */
final class StallLog {

    /** As many stalls as fit into 45 s one after the other, so that hardly a call began before the oldest. */
    private static final int LATEST = 1000;

    private final long sleepNs;
    private final long leastNs;
    private volatile long zeroNs;
    private final Deque<Stall> latest = new ArrayDeque<>();
    private final PriorityQueue<Stall> longest = new PriorityQueue<>(Comparator.comparingLong(Stall::ns));
    private long count;
    private long totalNs;
    private volatile long awakeNs;
    private volatile long latestEndNs;

    /**
     * @param sleepNs how long the thread sleeps at a time
     * @param leastNs a pause that is not longer is no stall
     * @param nowNs the current time
     */
    StallLog(long sleepNs, long leastNs, long nowNs) {
        this.sleepNs = sleepNs;
        this.leastNs = leastNs;
        this.awakeNs = nowNs;
        timeZero(nowNs);
    }

    /** The first sleep starts. */
    void asleep(long nowNs) {
        awakeNs = nowNs;
    }

    /** Forgets what was before; times in reports count from here. */
    final synchronized void timeZero(long ns) {
        zeroNs = ns;
        latestEndNs = ns;
        latest.clear();
        longest.clear();
        count = 0;
        totalNs = 0;
    }

    /** The sleeping thread has woken up; its next sleep starts now. */
    synchronized void awake(long nowNs) {
        if (late(nowNs)) {
            add(awakeNs, nowNs);
        }
        awakeNs = nowNs;
    }

    /** Every thread was paused. */
    synchronized void paused(long fromNs, long toNs) {
        if (toNs - fromNs > leastNs) {
            add(fromNs, toNs);
        }
    }

    private boolean late(long nowNs) {
        return nowNs - awakeNs > sleepNs + leastNs;
    }

    private void add(long fromNs, long toNs) {
        if (toNs <= zeroNs) {
            return;
        }
        Stall stall = new Stall(Math.max(fromNs, zeroNs), toNs);
        // The JVM reports a pause only after its end.
        Deque<Stall> later = new ArrayDeque<>();
        while (!latest.isEmpty() && latest.getLast().fromNs() >= toNs) {
            later.addFirst(latest.removeLast());
        }
        while (!latest.isEmpty() && latest.getLast().overlaps(stall)) {
            Stall part = latest.removeLast();
            longest.remove(part);
            count--;
            totalNs -= part.ns();
            stall = stall.with(part);
        }
        latest.addLast(stall);
        latest.addAll(later);
        longest.add(stall);
        count++;
        totalNs += stall.ns();
        if (latest.size() > LATEST) {
            latest.removeFirst();
        }
        if (longest.size() > Stalls.KEPT) {
            longest.remove();
        }
        latestEndNs = Math.max(latestEndNs, stall.toNs());
    }

    /** How long the generator stood still between two moments since time zero. Without a stall it takes no lock. */
    long during(long sinceZeroNs, long untilNs) {
        long fromNs = zeroNs + sinceZeroNs;
        long toNs = zeroNs + untilNs;
        return latestEndNs <= fromNs && !late(toNs) ? 0 : added(fromNs, toNs);
    }

    private synchronized long added(long fromNs, long toNs) {
        // The sleeping thread itself may still have to wake up from this stall.
        Stall current = late(toNs) ? new Stall(awakeNs, toNs) : new Stall(toNs, toNs);
        long ns = current.within(fromNs, toNs);
        var stalls = latest.descendingIterator();
        while (stalls.hasNext()) {
            Stall stall = stalls.next();
            if (stall.toNs() <= fromNs) {
                break;
            }
            ns += stall.within(fromNs, Math.min(toNs, current.fromNs()));
        }
        return ns;
    }

    /** What happened since time zero. */
    synchronized Stalls stalls() {
        return new Stalls(
                leastNs,
                count,
                totalNs,
                longest.stream()
                        .map(stall -> new Stall(stall.fromNs() - zeroNs, stall.toNs() - zeroNs))
                        .sorted(Comparator.comparingLong(Stall::fromNs))
                        .toList());
    }
}
