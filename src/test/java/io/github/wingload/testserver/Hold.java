package io.github.wingload.testserver;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntToLongFunction;

/**
 * Answers each request a known time after it came, and remembers when that was: the truth to hold a measurement against.
 *
 * <p>The time of the answer is worked out when the request comes, so nothing adds up. Stamps are {@link System#nanoTime()},
 * the clock of a generator in the same process. A freeze is a stretch of time in which nothing is worked on: what comes
 * during it is taken up when it ends.
 */
public final class Hold implements Script {

    private static final long NS_PER_MS = 1_000_000;
    private static final Script OK = Script.answer(200, "{}");

    private final IntToLongFunction millisOfNumber;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, Stamps> stamps = new ConcurrentHashMap<>();
    private volatile long frozenFromNs = Long.MAX_VALUE;
    private volatile long frozenToNs = Long.MAX_VALUE;

    /**
     * When the server had a request and when it answered, taken before the answer's first byte is written.
     *
     * @param millis how long it was to be held
     */
    public record Stamps(long millis, long receivedNs, long answeredNs) {

        public long heldNs() {
            return answeredNs - receivedNs;
        }
    }

    private Hold(IntToLongFunction millisOfNumber) {
        this.millisOfNumber = millisOfNumber;
    }

    /** The path says it: {@code /17/299} is request 17 and is held for 299 ms. */
    public static Hold byPath() {
        return new Hold(null);
    }

    /** The n-th request (0, 1, …) to come is held for that many milliseconds, whatever its path. */
    public static Hold byNumber(IntToLongFunction millisOfNumber) {
        return new Hold(millisOfNumber);
    }

    /** Every request is held for so long. */
    public static Hold always(long millis) {
        return byNumber(number -> millis);
    }

    /** Nothing is worked on from one time to another, by {@link System#nanoTime()}. */
    public void freeze(long fromNs, long toNs) {
        frozenToNs = toNs;
        frozenFromNs = fromNs;
    }

    /** What happened so far, by the request's id: the first part of its path, or its number. */
    public Map<String, Stamps> stamps() {
        return Map.copyOf(stamps);
    }

    @Override
    public void play(Received request, Peer peer) throws IOException, InterruptedException {
        long receivedNs = System.nanoTime();
        String[] path = request.target().split("/");
        int number = numbers.getAndIncrement();
        String id = millisOfNumber == null ? path[1] : Integer.toString(number);
        long millis = millisOfNumber == null ? Long.parseLong(path[2]) : millisOfNumber.applyAsLong(number);
        boolean frozen = frozenFromNs <= receivedNs && receivedNs < frozenToNs;
        sleepUntil((frozen ? frozenToNs : receivedNs) + millis * NS_PER_MS);
        if (stamps.put(id, new Stamps(millis, receivedNs, System.nanoTime())) != null) {
            throw new IllegalStateException("request " + id + " came twice");
        }
        OK.play(request, peer);
    }

    private static void sleepUntil(long timeNs) {
        for (long left = timeNs - System.nanoTime(); left > 0; left = timeNs - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
