package io.github.wingload.result;

import io.github.wingload.exchange.Call;
import io.github.wingload.observe.Reading;
import java.util.List;

/**
 * Receives a run while it goes on, to write it, show it or serve it. Every method does nothing unless it is overridden.
 *
 * <p>Order: {@link #started} before time zero; then, every second, {@link #ended}, {@link #observed} and {@link #second}; at
 * last {@link #finished}.
 *
 * <p>Thread rule: the methods of all logs of a run are called one after the other, never two at once, and each sees what the
 * calls before it did. No call of the load waits for them. A log that takes long delays the other logs, not the load.
 *
 * <p>A log handles its own trouble, such as a full disk. A {@link RuntimeException} that it throws is recorded as an exception
 * of wingload; the run and the other logs go on. One thrown by {@link #finished} reaches the caller of the run, after all
 * other logs have finished.
 */
public interface RunLog {

    /** The first call is about to start. */
    default void started(Manifest manifest) {}

    /**
     * Calls have ended, or were dropped. Called once a second, and in between if very many calls are waiting.
     *
     * @param calls in order of their end, with times in whole microseconds; not empty, not to be changed
     */
    default void ended(List<Call> calls) {}

    /**
     * Calls have ended that no log receives, because the logs were too slow and too many calls were waiting for them. Totals and
     * analysis include these calls. They ended after those of the last {@link #ended} and before those of the next.
     *
     * @param count how many calls; 1 or more
     */
    default void missed(long count) {}

    /**
     * Scrapes have returned figures of the server, or errors.
     *
     * @param readings those of one figure in order of time; not empty, not to be changed
     */
    default void observed(List<Reading> readings) {}

    /** A second of the run is over. The last second ends after the last call. */
    default void second(Progress progress) {}

    /** The run is over and analysed. */
    default void finished(Analysis analysis) {}
}
