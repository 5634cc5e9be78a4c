package io.github.wingload.result;

import io.github.wingload.stats.CallStats;
import java.util.List;
import java.util.Optional;

/**
 * Calls that went to one target, so that a figure of all of them says something about it: those of the whole run, or in a comparison
 * those to one side.
 *
 * @param side its name; empty in a run of one target
 * @param rows the rows of the request table with these calls
 * @param calls of all rows together
 * @param estimates of the headline figures of these calls
 * @param streams figures of the streamed answers among them; empty if none were counted
 */
public record OneTarget(
        Optional<String> side,
        List<TaskResult> rows,
        CallStats calls,
        Analysis.Estimates estimates,
        Optional<StreamFigures> streams) {

    public OneTarget {
        rows = List.copyOf(rows);
    }

    /** {@code Aggregated}, or {@code Aggregated (external)}: the label of the row of a table in which these calls are together. */
    public String label() {
        return side.map(name -> "Aggregated (" + name + ")").orElse("Aggregated");
    }

    /** {@code Cache}, or {@code Cache of external}: what a sentence about these calls begins with. */
    public String of(String what) {
        return side.map(name -> what + " of " + name).orElse(what);
    }
}
