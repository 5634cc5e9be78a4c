package io.github.wingload.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The browsers that watch a run. Each gets an event only while it waits for one: a browser that is slower misses events, and then
 * gets a whole one. So the run waits for no browser, and at most one event is kept for each. Thread-safe.
 *
 * <p>There are at most {@value #MOST}: a further one takes the place of the one that has taken no event for the longest time.
 */
public final class Audience {

    private static final int MOST = 8;

    /** A comment, which shows whether a browser is still there. */
    static final String STILL_HERE = ": still here\n\n";

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Those that have taken an event most recently are last. */
    private final List<Seat> seats = new ArrayList<>();

    private Optional<String> last = Optional.empty();

    /**
     * An event as server-sent events are written.
     *
     * @param data in one line
     */
    static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }

    /** True if a browser watches. */
    boolean present() {
        return locked(() -> !seats.isEmpty());
    }

    /**
     * Hands an event to each browser that waits for one.
     *
     * @param next for those that have had every event before
     * @param whole for the others
     */
    void tell(Supplier<String> next, Supplier<String> whole) {
        Supplier<String> nextOnce = once(next);
        Supplier<String> wholeOnce = once(whole);
        locked(() -> {
            for (Seat seat : seats) {
                if (!seat.waits()) {
                    seat.behind = true;
                } else {
                    seat.event = Optional.of((seat.behind ? wholeOnce : nextOnce).get());
                    seat.behind = false;
                }
            }
            changed.signalAll();
            return true;
        });
    }

    private static Supplier<String> once(Supplier<String> maker) {
        List<String> made = new ArrayList<>(1);
        return () -> {
            if (made.isEmpty()) {
                made.add(maker.get());
            }
            return made.get(0);
        };
    }

    /** Another run begins: every browser needs a whole event of it first. */
    void begin() {
        locked(() -> {
            last = Optional.empty();
            seats.forEach(seat -> seat.behind = true);
            return true;
        });
    }

    /** Hands out the last event of a run, also to browsers that come later, until another run begins. */
    void end(String event) {
        locked(() -> {
            last = Optional.of(event);
            changed.signalAll();
            return true;
        });
    }

    /** Waits until every browser has taken the last event or has gone, for at most this long. */
    void await(Duration most) throws InterruptedException {
        lock.lock();
        try {
            long leftNs = most.toNanos();
            while (!seats.isEmpty() && leftNs > 0) {
                leftNs = changed.awaitNanos(leftNs);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A place for another browser. */
    Seat join() {
        return locked(() -> {
            if (seats.size() == MOST) {
                seats.remove(0);
                changed.signalAll();
            }
            Seat seat = new Seat();
            seats.add(seat);
            return seat;
        });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** The place of one browser. For one thread. */
    final class Seat implements AutoCloseable {

        private boolean behind = true;
        private boolean waiting;
        private boolean over;
        private Optional<String> event = Optional.empty();

        private Seat() {}

        /** True if the browser waits for an event. */
        boolean waits() {
            return locked(() -> waiting && event.isEmpty());
        }

        /** True if the browser has had the last event, or has lost its place. */
        boolean over() {
            return locked(() -> over || !seats.contains(this));
        }

        /**
         * Waits for an event.
         *
         * @param most after so long without one, a comment is returned; writing it shows whether the browser is still there
         */
        String next(Duration most) throws InterruptedException {
            lock.lock();
            try {
                waiting = true;
                long leftNs = most.toNanos();
                while (event.isEmpty() && last.isEmpty() && seats.contains(this) && leftNs > 0) {
                    leftNs = changed.awaitNanos(leftNs);
                }
                waiting = false;
                over = last.isPresent();
                String given = last.or(() -> event).orElse(STILL_HERE);
                event = Optional.empty();
                if (seats.remove(this)) {
                    seats.add(this);
                }
                return given;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            locked(() -> {
                seats.remove(this);
                changed.signalAll();
                return true;
            });
        }
    }
}
