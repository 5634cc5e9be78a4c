package io.github.wingload.artefact;

import io.github.wingload.stats.CallStats;
import java.util.zip.DataFormatException;

/**
 * Figures of one task, or of those that share a row.
 *
 * @param method {@code GET}, {@code POST} …
 * @param name its row in every table
 * @param figures for people
 * @param recorded the same times in full
 */
record TaskJson(String method, String name, FiguresJson figures, StatsJson.Recorded recorded) {

    static TaskJson of(String method, String name, CallStats stats, double windowSeconds) {
        StatsJson json = StatsJson.of(stats, windowSeconds);
        return new TaskJson(method, name, json.figures(), json.recorded());
    }

    CallStats stats() throws DataFormatException {
        return new StatsJson(figures, recorded).stats();
    }
}
