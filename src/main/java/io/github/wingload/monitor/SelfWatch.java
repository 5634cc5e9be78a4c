package io.github.wingload.monitor;

import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Watches the generator itself while it makes load: CPU, pauses, clocks and resources.
 *
 * <p>A daemon thread sleeps for 25 milliseconds at a time, to measure how late it wakes up, and reads the counters once a
 * second. A pause during a sleep shows up to 25 milliseconds shorter than it was; shorter sleeps would see more and disturb
 * more. On a virtual machine where one wake-up costs 60 µs of CPU the watch takes 0.35 % of a core, mostly for the sleeps;
 * elsewhere it takes less. Thread-safe; {@link #figures} still works after {@link #close}.
 */
public final class SelfWatch implements AutoCloseable {

    private static final long SLEEP_NS = Duration.ofMillis(25).toNanos();
    private static final long SECOND_NS = Duration.ofSeconds(1).toNanos();

    private final NanoClock clock;
    private final Sensors sensors;
    private final Moments moments;
    private final Hiccups hiccups = new Hiccups();
    private final GcPauses gc;
    private final Optional<Throttling> throttledBefore = Throttling.now();
    private final Thread thread = new Thread(this::watch, "self-watch");
    private volatile boolean closed;

    private SelfWatch(NanoClock clock, Predicate<String> threads) {
        this.clock = clock;
        this.sensors = new Sensors(clock, threads);
        this.gc = GcPauses.open();
        this.moments = new Moments(sensors.now());
    }

    /**
     * Starts watching.
     *
     * @param threads which threads can be reported as the busiest, by their name; called on the watch's own thread
     */
    public static SelfWatch start(NanoClock clock, Predicate<String> threads) {
        SelfWatch watch = new SelfWatch(clock, threads);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    /** The figures from the start until now. */
    public synchronized GeneratorFigures figures() {
        Optional<Throttling> throttled =
                throttledBefore.flatMap(before -> Throttling.now().map(now -> now.since(before)));
        return moments.figures(
                sensors.now(), gc, hiccups, sensors.descriptorLimit(), sensors.residentPeakBytes(), throttled);
    }

    /** Stops watching. */
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
            long startedNs = clock.nanos();
            LockSupport.parkNanos(this, SLEEP_NS);
            long nowNs = clock.nanos();
            boolean slept = nowNs - startedNs >= SLEEP_NS;
            synchronized (this) {
                if (slept) {
                    hiccups.slept(SLEEP_NS, nowNs - startedNs);
                }
                if (nowNs >= nextNs) {
                    moments.add(sensors.now());
                    // Means divide by the time that really passed, so a late reading does not distort them.
                    nextNs = nowNs + SECOND_NS;
                }
            }
        }
    }
}
