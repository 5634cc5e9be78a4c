package io.github.wingload.monitor;

import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Watches the generator itself while it makes load: CPU, pauses, clocks and resources.
 *
 * <p>A daemon thread of its own sleeps 25 milliseconds at a time, to see how late it wakes up, and reads the counters once a
 * second. A pause that falls into a sleep shows with up to 25 milliseconds less than it lasted; shorter sleeps would see more
 * and disturb more. On a virtual machine where one wake-up costs 60 µs of CPU the watch takes 0.35 % of a core, most of it
 * for the sleeps; elsewhere less. Thread-safe; {@link #snapshot} still works after {@link #close}.
 */
public final class SelfWatch implements AutoCloseable {

    private static final long SLEEP_NS = Duration.ofMillis(25).toNanos();
    private static final long SECOND_NS = Duration.ofSeconds(1).toNanos();

    private final NanoClock clock;
    private final Sensors sensors;
    private final Course course;
    private final Hiccups hiccups = new Hiccups();
    private final GcPauses gc;
    private final Thread thread = new Thread(this::watch, "self-watch");
    private volatile boolean closed;

    private SelfWatch(NanoClock clock, Predicate<String> threads) {
        this.clock = clock;
        this.sensors = new Sensors(clock, threads);
        this.gc = GcPauses.open();
        this.course = new Course(sensors.now());
    }

    /** Begins to watch, every thread of the JVM included. */
    public static SelfWatch start(NanoClock clock) {
        return start(clock, name -> true);
    }

    /**
     * Begins to watch.
     *
     * @param threads which threads may be named as the busiest, by their name; called on the watch's own thread
     */
    public static SelfWatch start(NanoClock clock, Predicate<String> threads) {
        SelfWatch watch = new SelfWatch(clock, threads);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    /** The figures since the start, up to now. */
    public synchronized Health snapshot() {
        return course.health(sensors.now(), gc, hiccups, sensors.descriptorLimit(), sensors.residentPeakBytes());
    }

    /** Ends the watch. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            LockSupport.unpark(thread);
            gc.close();
        }
    }

    private void watch() {
        long nextNs = clock.nanos() + SECOND_NS;
        while (!closed) {
            long beganNs = clock.nanos();
            LockSupport.parkNanos(this, SLEEP_NS);
            long nowNs = clock.nanos();
            boolean slept = nowNs - beganNs >= SLEEP_NS;
            synchronized (this) {
                if (slept) {
                    hiccups.slept(SLEEP_NS, nowNs - beganNs);
                }
                if (nowNs >= nextNs) {
                    course.add(sensors.now());
                    // Means are over the time that passed, so neither some milliseconds more nor a long pause bend
                    // them.
                    nextNs = nowNs + SECOND_NS;
                }
            }
        }
    }
}
