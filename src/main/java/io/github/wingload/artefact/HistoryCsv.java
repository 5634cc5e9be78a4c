package io.github.wingload.artefact;

import io.github.wingload.artefact.CsvRecords.Found;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.RequestTable;
import io.github.wingload.result.TaskResult;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code _stats_history.csv}: a block of rows for each second, of its tasks if that was asked for, then {@code Aggregated}.
 *
 * <p>Rates and percentiles are those of the second, the {@code Total} columns those of the run up to its end. (Locust's rates
 * are a mean of ten seconds that lags three; its percentiles are the run's, or with full history those of ten seconds.)
 *
 * @param full true to write the tasks' rows too
 * @param time which time of a call is shown
 */
record HistoryCsv(boolean full, HeadlineTime time) {

    private static final int USER_COUNT = 1;

    /** The header, and the row for time zero. */
    byte[] begin(long timestamp) {
        List<String> header =
                new ArrayList<>(List.of("Timestamp", "User Count", "Type", "Name", "Requests/s", "Failures/s"));
        header.addAll(CsvText.PERCENTILE_HEADERS);
        header.addAll(List.of(
                "Total Request Count",
                "Total Failure Count",
                "Total Median Response Time",
                "Total Average Response Time",
                "Total Min Response Time",
                "Total Max Response Time",
                "Total Average Content Size"));
        TaskResult nothing = new TaskResult("", "Aggregated", CallStats.NONE);
        return new CsvText()
                .row(header)
                .row(cells(new Block(timestamp, 0, 1), nothing, CallStats.NONE))
                .bytes();
    }

    /**
     * The rows of one second.
     *
     * @param second figures of the second
     * @param totals figures of the run up to its end, the same rows
     */
    byte[] block(Block block, RequestTable second, RequestTable totals) {
        CsvText text = new CsvText();
        if (full) {
            for (int i = 0; i < second.rows().size(); i++) {
                text.row(cells(block, second.rows().get(i), totals.rows().get(i).stats()));
            }
        }
        TaskResult aggregated = new TaskResult("", "Aggregated", second.aggregated());
        return text.row(cells(block, aggregated, totals.aggregated())).bytes();
    }

    /**
     * Reads how many users there were.
     *
     * @param start wall time of time zero
     * @param users receives them
     * @throws UnreadableRunException if the file cannot be read
     */
    static void users(Path file, Instant start, UsersAt users) throws UnreadableRunException {
        try (CsvRecords records = new CsvRecords(file)) {
            for (Found found = records.next(); found != Found.END && found != Found.CUT; found = records.next()) {
                if (found == Found.RECORD && records.cells().size() > USER_COUNT) {
                    users(records.cells(), start, users);
                }
            }
        } catch (IOException failure) {
            throw UnreadableRunException.of(file, failure);
        }
    }

    /** A row's second is named by its end. A line that is damaged, or the header, has no numbers. */
    private static void users(List<String> cells, Instant start, UsersAt users) {
        if (cells.get(0).matches("\\d{1,12}") && cells.get(USER_COUNT).matches("\\d{1,9}")) {
            long seconds = Long.parseLong(cells.get(0)) - start.getEpochSecond() - 1;
            users.users(seconds * 1_000_000_000L, Integer.parseInt(cells.get(USER_COUNT)));
        }
    }

    private List<String> cells(Block block, TaskResult row, CallStats total) {
        Durations totals = time.of(total.all());
        List<String> cells = new ArrayList<>(List.of(
                Long.toString(block.timestamp()),
                Integer.toString(block.users()),
                row.method(),
                row.name(),
                CsvText.secondRate(CsvText.perSecond(row.stats().requests(), block.seconds())),
                CsvText.secondRate(CsvText.perSecond(row.stats().failures(), block.seconds()))));
        cells.addAll(CsvText.percentiles(time.of(row.stats().all())));
        cells.addAll(List.of(
                Long.toString(total.requests()),
                Long.toString(total.failures()),
                CsvText.time(totals.percentileMs(50)),
                CsvText.meanTime(totals.meanMs()),
                CsvText.time(totals.minMs()),
                CsvText.time(totals.maxMs()),
                CsvText.meanBytes(total)));
        return cells;
    }

    /**
     * The cells that all rows of one second have in common.
     *
     * @param timestamp its end in Unix seconds
     * @param users running at its end
     * @param seconds its length
     */
    record Block(long timestamp, int users, double seconds) {}
}
