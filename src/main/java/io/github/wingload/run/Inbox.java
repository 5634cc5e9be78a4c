package io.github.wingload.run;

import io.github.wingload.engine.CallSink;
import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Times;
import io.github.wingload.observe.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongBinaryOperator;

/**
 * Takes ended calls and readings from the threads that make them, until the reporter comes for them. Calls leave it with the time
 * for which the generator stood still.
 *
 * <p>Holds at most {@value #CAPACITY} calls, some 30 MB; as many again can be in the reporter's hands. A call that finds no
 * room is not lost: it goes to the overflow, which counts it on the spot, and only the logs miss it. That happens if the
 * reporter does not come for as long as {@value #CAPACITY} calls take, because a log hangs or the machine is overloaded.
 *
 * <p>Thread rule: all methods from any thread, {@link #take} from one. Adding a call takes some 20 ns under a lock that is
 * never held for longer.
 */
final class Inbox implements CallSink {

    static final int CAPACITY = 200_000;

    private static final Comparator<Call> BY_END = Comparator.comparingLong(Call::endNs);

    private final Object lock = new Object();
    private final int capacity;
    private final LongBinaryOperator stalledNs;
    private final Consumer<Call> overflow;
    private final ExceptionLog exceptions;
    private List<Call> calls = new ArrayList<>();
    private List<Reading> readings = new ArrayList<>();
    private long missed;
    private volatile Runnable onHalfFull = () -> {};

    /**
     * The calls and readings since the last batch.
     *
     * @param calls in order of end
     * @param missed calls that went to the overflow after these
     * @param readings in order of arrival
     */
    record Batch(List<Call> calls, long missed, List<Reading> readings) {}

    /**
     * @param capacity the most calls that wait
     * @param stalledNs for how long the generator stood still from one moment to another, in nanoseconds from time zero
     * @param overflow takes calls for which there is no room, from any thread
     */
    Inbox(int capacity, LongBinaryOperator stalledNs, Consumer<Call> overflow, ExceptionLog exceptions) {
        this.capacity = capacity;
        this.stalledNs = stalledNs;
        this.overflow = overflow;
        this.exceptions = exceptions;
    }

    /** @param action wakes the reporter early; run by the thread whose call fills half of the room */
    void onHalfFull(Runnable action) {
        onHalfFull = action;
    }

    @Override
    public void ended(Call call) {
        int waiting;
        synchronized (lock) {
            waiting = calls.size();
            if (waiting < capacity) {
                calls.add(call);
            } else {
                missed++;
            }
        }
        if (waiting == capacity) {
            overflow.accept(withStall(call));
        } else if (waiting == capacity / 2) {
            onHalfFull.run();
        }
    }

    @Override
    public void exception(Throwable thrown) {
        exceptions.add(thrown);
    }

    /** A scrape has returned a figure of the server, or an error. */
    void observed(Reading reading) {
        synchronized (lock) {
            readings.add(reading);
        }
    }

    boolean halfFull() {
        synchronized (lock) {
            return calls.size() > capacity / 2;
        }
    }

    /** Returns the calls and readings since the last batch, and removes them. */
    Batch take() {
        List<Call> takenCalls;
        List<Reading> takenReadings;
        long takenMissed;
        synchronized (lock) {
            takenCalls = calls;
            takenReadings = readings;
            takenMissed = missed;
            calls = new ArrayList<>(takenCalls.size());
            readings = new ArrayList<>();
            missed = 0;
        }
        // Not when they end: a stall is known for certain only when the generator has woken up from it.
        takenCalls.replaceAll(this::withStall);
        takenCalls.sort(BY_END);
        return new Batch(
                Collections.unmodifiableList(takenCalls), takenMissed, Collections.unmodifiableList(takenReadings));
    }

    private Call withStall(Call call) {
        if (call.startedNs() == Times.NEVER) {
            return call;
        }
        long ns = stalledNs.applyAsLong(call.stallsFromNs(), call.endNs());
        return ns == 0 ? call : call.stalled(ns);
    }
}
