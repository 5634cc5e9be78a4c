package io.github.wingload.samples;

import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.plan.task.Header;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for cells that {@linkplain Header#cannotHold no header can hold}, in the columns that headers use. */
public final class HeaderScan {

    private HeaderScan() {}

    /**
     * Reads the rows that are used once more. Most scenarios have no column in a header, so the first reading does not look.
     *
     * @param samples whose rows were read without a problem
     * @param columns by index
     * @return the first line with such a cell, by the column's index; line 0 if the format has no lines
     */
    public static Map<Integer, Integer> unfit(Samples samples, Set<Integer> columns) throws IOException {
        Map<Integer, Integer> unfit = new HashMap<>();
        ProblemList reported = new ProblemList(samples.file());
        try (RawRows rows = RawRows.open(samples, reported)) {
            RowSieve sieve = new RowSieve(samples.where(), rows.columns(), reported);
            long count = 0;
            for (Optional<RawRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                if (sieve.passes(row.get())) {
                    count++;
                    if (samples.pick() != Pick.FIXED || count == samples.row().orElse(1)) {
                        look(row.get(), columns, unfit);
                    }
                }
            }
        }
        return unfit;
    }

    private static void look(RawRow row, Set<Integer> columns, Map<Integer, Integer> unfit) {
        for (int column : columns) {
            if (!unfit.containsKey(column) && Header.cannotHold(row.cells().get(column))) {
                unfit.put(column, row.line());
            }
        }
    }
}
