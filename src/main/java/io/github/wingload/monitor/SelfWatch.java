package io.github.wingload.monitor;

import io.github.wingload.time.NanoClock;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Watches the generator itself while it makes load: CPU, pauses, clocks and resources.
 *
 * <p>A daemon thread does nothing but sleep for 25 milliseconds at a time, to measure how late it wakes up; a second one reads the
 * counters once a second. Shorter sleeps would see shorter pauses and disturb more. On a virtual machine where one wake-up costs
 * 60 µs of CPU the watch takes 0.35 % of a core, mostly for the sleeps; elsewhere it takes less.
 *
 * <p>The monotonic clock stops while the machine sleeps, so that no call and no stall gets longer by that.
 *
 * <p>Thread-safe; {@link #figures} still works after {@link #close}.
 */
public final class SelfWatch implements AutoCloseable {

    private static final long SLEEP_NS = Duration.ofMillis(25).toNanos();
    private static final long SECOND_NS = Duration.ofSeconds(1).toNanos();
    private static final long MS = 1_000_000;

    private final NanoClock clock;
    private final Sensors sensors;
    private final Moments moments;
    private final Hiccups hiccups = new Hiccups();
    private final StallLog stalls;
    private final GcPauses gc;
    private final Optional<Throttling> throttledBefore = Throttling.now();
    private final Thread sleeper = new Thread(this::sleep, "sleeper");
    private final Thread thread = new Thread(this::watch, "self-watch");
    private volatile boolean closed;

    private SelfWatch(NanoClock clock, Predicate<String> threads, long leastStallNs) {
        this.clock = clock;
        this.sensors = new Sensors(clock, threads);
        this.stalls = new StallLog(SLEEP_NS, leastStallNs, clock.nanos());
        long jvmStartNs = clock.nanos() - ManagementFactory.getRuntimeMXBean().getUptime() * MS;
        // The times of a pause are cut to milliseconds.
        this.gc =
                GcPauses.open((fromMs, toMs) -> stalls.paused(jvmStartNs + fromMs * MS, jvmStartNs + (toMs + 1) * MS));
        this.moments = new Moments(sensors.now());
    }

    /**
     * Starts watching.
     *
     * @param threads which threads can be reported as the busiest, by their name; called on the watch's own thread
     * @param leastStallNs a pause that is not longer is no stall
     */
    public static SelfWatch start(NanoClock clock, Predicate<String> threads, long leastStallNs) {
        SelfWatch watch = new SelfWatch(clock, threads, leastStallNs);
        watch.thread.setDaemon(true);
        watch.sleeper.setDaemon(true);
        watch.sleeper.start();
        watch.thread.start();
        return watch;
    }

    /** The run starts: stalls before this reading of the clock do not count. */
    public void timeZero(long ns) {
        stalls.timeZero(ns);
    }

    /**
     * How long the generator stood still between two moments, in nanoseconds from time zero; the second is not in the future. Costs
     * next to nothing if it did not.
     */
    public long stalledNs(long fromNs, long toNs) {
        return stalls.during(fromNs, toNs);
    }

    /** The figures from the start until now. */
    public synchronized GeneratorFigures figures() {
        Optional<Throttling> throttled =
                throttledBefore.flatMap(before -> Throttling.now().map(now -> now.since(before)));
        return moments.figures(
                sensors.now(),
                gc,
                hiccups,
                sensors.descriptorLimit(),
                sensors.residentPeakBytes(),
                throttled,
                stalls.stalls());
    }

    /** Stops watching. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            LockSupport.unpark(sleeper);
            LockSupport.unpark(thread);
            gc.close();
        }
    }

    private void sleep() {
        long startedNs = clock.nanos();
        stalls.asleep(startedNs);
        while (!closed) {
            LockSupport.parkNanos(this, startedNs + SLEEP_NS - clock.nanos());
            long nowNs = clock.nanos();
            if (nowNs - startedNs >= SLEEP_NS) {
                stalls.awake(nowNs);
                hiccups.slept(SLEEP_NS, nowNs - startedNs);
                startedNs = nowNs;
            }
        }
    }

    private void watch() {
        long nextNs = clock.nanos() + SECOND_NS;
        while (!closed) {
            long nowNs = clock.nanos();
            if (nowNs >= nextNs) {
                synchronized (this) {
                    moments.add(sensors.now());
                }
                // Means divide by the time that really passed, so a late reading does not distort them.
                nextNs = nowNs + SECOND_NS;
            } else {
                LockSupport.parkNanos(this, nextNs - nowNs);
            }
        }
    }
}
