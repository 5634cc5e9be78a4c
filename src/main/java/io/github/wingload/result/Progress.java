package io.github.wingload.result;

import io.github.wingload.stats.SecondStats;
import io.github.wingload.stats.Totals;
import java.util.List;

/**
 * A run as it stands at the end of a second: what live views and files are made from while it goes on.
 *
 * @param second what was recorded in the second that has just ended
 * @param totals what was recorded up to its end
 * @param exceptions exceptions of our own so far, in order of first occurrence
 * @param users running at its end
 * @param inFlight calls started and not ended at its end
 */
public record Progress(SecondStats second, Totals totals, List<ExceptionGroup> exceptions, int users, long inFlight) {

    public Progress {
        exceptions = List.copyOf(exceptions);
    }
}
