package io.github.wingload.observe;

import java.util.List;

/** Where figures of the server come from. A fault of its answers is an error in the readings. Used by one thread at a time. */
@FunctionalInterface
public interface FigureSource {

    /**
     * Asks once for all figures.
     *
     * @param nowNs a reading of the run's clock, later than the one before
     * @return the new readings of all figures; those of one figure in order of time
     */
    List<Reading> scrape(long nowNs);
}
