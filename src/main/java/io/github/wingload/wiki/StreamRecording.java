package io.github.wingload.wiki;

import io.github.wingload.text.Fault;
import java.time.Duration;
import java.util.Optional;

/**
 * Recorded changes.
 *
 * @param csv rows with the columns time (ISO 8601, milliseconds), rev_id, wiki, title, namespace, type and bot, in the order of time
 * @param changes how many rows there are; may be 0
 * @param span from the first change to the last
 * @param duplicates events that were sent again
 * @param canaries events by which the service watches itself
 * @param unreadable events that are no change with an id and a plausible time
 * @param end why there are no more
 */
public record StreamRecording(
        String csv, int changes, Duration span, long duplicates, long canaries, long unreadable, End end) {

    /**
     * Why a recording ended.
     *
     * @param interrupted true if the thread was interrupted
     * @param fault of the service; empty if there was none
     */
    public record End(boolean interrupted, Optional<Fault> fault) {

        /** The ordered changes are there. */
        static final End COMPLETE = new End(false, Optional.empty());

        static final End INTERRUPTED = new End(true, Optional.empty());

        static End of(Fault fault) {
            return new End(false, Optional.of(fault));
        }
    }
}
