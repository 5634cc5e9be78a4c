package io.github.wingload.diff;

import java.util.List;

/**
 * The figures of a task on either side.
 *
 * @param a what the row is known by on side A
 * @param b on side B
 * @param comparisons figure by figure
 */
public record ComparedRow(RowName a, RowName b, List<Comparison> comparisons) {

    public ComparedRow {
        comparisons = List.copyOf(comparisons);
    }
}
