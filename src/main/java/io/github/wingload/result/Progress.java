package io.github.wingload.result;

import io.github.wingload.monitor.GeneratorFigures;
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
 * @param generator what the generator has seen of itself so far
 */
public record Progress(
        SecondStats second,
        Totals totals,
        List<ExceptionGroup> exceptions,
        int users,
        long inFlight,
        GeneratorFigures generator) {

    public Progress {
        exceptions = List.copyOf(exceptions);
    }

    /** Of a generator that was not watched. */
    public Progress(SecondStats second, Totals totals, List<ExceptionGroup> exceptions, int users, long inFlight) {
        this(second, totals, exceptions, users, inFlight, GeneratorFigures.NONE);
    }
}
