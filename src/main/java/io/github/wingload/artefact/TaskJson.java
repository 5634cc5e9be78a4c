package io.github.wingload.artefact;

import io.github.wingload.stats.CallStats;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;

/**
 * Figures of one task, or of those that share a row.
 *
 * @param method {@code GET}, {@code POST} …
 * @param name its row in every table
 * @param figures for people
 * @param recorded the same times in full
 * @param byMutation the same again for each kind of mutation; absent if no payload was made invalid
 */
record TaskJson(
        String method,
        String name,
        FiguresJson figures,
        StatsJson.Recorded recorded,
        Optional<List<StatsJson.MutationJson>> byMutation) {

    static TaskJson of(String method, String name, CallStats stats, double windowSeconds) {
        StatsJson json = StatsJson.of(stats, windowSeconds);
        return new TaskJson(method, name, json.figures(), json.recorded(), json.byMutation());
    }

    CallStats stats() throws DataFormatException {
        return new StatsJson(figures, recorded, byMutation).stats();
    }
}
