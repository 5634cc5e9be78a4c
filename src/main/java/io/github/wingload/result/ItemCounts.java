package io.github.wingload.result;

import io.github.wingload.stats.Details;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The items in answers. An answer without items, such as a refusal, counts as 0.
 *
 * @param rows the rows of the request table whose answers may have items
 * @param all these rows together
 */
public record ItemCounts(List<Row> rows, Items all) {

    public ItemCounts {
        rows = List.copyOf(rows);
    }

    /** Of one row of the request table. */
    public record Row(String method, String name, Items items) {}

    /**
     * How many items there were.
     *
     * @param total ok or not
     * @param ok those that were
     * @param successPercent empty without items
     */
    public record Items(long total, long ok, OptionalDouble successPercent) {

        static Items of(long total, long ok) {
            return new Items(total, ok, total == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * ok / total));
        }
    }

    /** The items of a run; empty if no task counts them. */
    public static Optional<ItemCounts> of(Analysis report) {
        return of(report, report.tasks());
    }

    /** The same of some rows of its request table. */
    public static Optional<ItemCounts> of(Analysis report, List<TaskResult> table) {
        List<Row> rows = table.stream()
                .filter(row -> row.anyTask(report, task -> task.expect().items().isPresent()))
                .map(row -> row(row, row.stats().details()))
                .toList();
        long total = rows.stream().mapToLong(row -> row.items().total()).sum();
        long ok = rows.stream().mapToLong(row -> row.items().ok()).sum();
        return rows.isEmpty() ? Optional.empty() : Optional.of(new ItemCounts(rows, Items.of(total, ok)));
    }

    private static Row row(TaskResult row, Details details) {
        return new Row(row.method(), row.name(), Items.of(details.items(), details.itemsOk()));
    }
}
