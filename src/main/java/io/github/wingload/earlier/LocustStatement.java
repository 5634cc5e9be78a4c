package io.github.wingload.earlier;

import io.github.wingload.artefact.CsvFiles;
import io.github.wingload.artefact.CsvRecords;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.audit.Quantity;
import io.github.wingload.audit.Stated;
import io.github.wingload.audit.StatedResult;
import io.github.wingload.audit.StatedTimes;
import io.github.wingload.text.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What the tables of a Locust test state. */
public final class LocustStatement {

    private static final String FAILURE_RATE = "Failures/s";
    private static final String USERS = "User Count";
    private static final String TOTAL = "Total Request Count";
    private static final String TIMESTAMP = "Timestamp";
    private static final double LONGEST = 100;

    private LocustStatement() {}

    /**
     * Reads the table with the tables beside it.
     *
     * @param warn receives a sentence for each problem of the files
     * @throws UnreadableRunException if the table cannot be read
     */
    public static StatedResult read(Path stats, Consumer<String> warn) throws UnreadableRunException {
        List<StatedResult> rows = LocustTableReader.stated(stats, warn);
        StatedResult last = rows.get(rows.size() - 1);
        boolean summed = last.name().equals(LocustTableReader.AGGREGATED);
        if (!summed && rows.size() > 1) {
            throw new UnreadableRunException(stats, "its last row is not " + LocustTableReader.AGGREGATED);
        }
        String name = CsvFiles.nameOf(stats).orElse(stats.getFileName().toString());
        StatedResult.Builder whole = last.renamed(name);
        rows.subList(0, rows.size() - 1).forEach(whole::part);
        failures(stats, last, whole, warn);
        history(stats, whole, warn);
        return whole.build();
    }

    /** A row of the table. */
    static StatedResult of(Map<String, String> cells, boolean whole) {
        long requests = Long.parseLong(LocustTableReader.cell(cells, LocustTableReader.REQUESTS));
        StatedResult.Builder row = StatedResult.named((LocustTableReader.cell(cells, LocustTableReader.TYPE) + " "
                                + LocustTableReader.cell(cells, LocustTableReader.NAME))
                        .strip())
                .with(Quantity.REQUESTS, requests)
                .with(Quantity.FAILED, Long.parseLong(LocustTableReader.cell(cells, LocustTableReader.FAILURES)))
                .with(Quantity.PER_SECOND, exact(cells, LocustTableReader.RATE))
                .failedTimed();
        if (cells.containsKey(FAILURE_RATE)) {
            row.with(Quantity.FAILED_PER_SECOND, exact(cells, FAILURE_RATE));
        }
        if (requests > 0) {
            row.with(new StatedTimes(
                    StatedTimes.Kind.RESPONSE,
                    OptionalLong.of(requests),
                    Optional.of(exact(cells, LocustTableReader.MEAN)),
                    Optional.empty(),
                    whole ? percentiles(cells) : new TreeMap<>()));
        }
        return row.build();
    }

    private static Stated exact(Map<String, String> cells, String column) {
        return Stated.exact(LocustTableReader.number(LocustTableReader.cell(cells, column)));
    }

    private static NavigableMap<Double, Stated> percentiles(Map<String, String> cells) {
        NavigableMap<Double, Stated> percentiles = new TreeMap<>();
        cells.forEach((column, cell) -> {
            if (column.endsWith("%") && !cell.equals("N/A")) {
                double percentile = LocustTableReader.number(column.substring(0, column.length() - 1));
                percentiles.put(percentile, rounded(LocustTableReader.number(cell)));
            }
        });
        percentiles.put(0.0, exact(cells, LocustTableReader.MIN));
        percentiles.put(LONGEST, exact(cells, LocustTableReader.MAX));
        return percentiles;
    }

    /** Locust rounds times to two digits, and those below 100 ms to whole milliseconds. */
    private static Stated rounded(double ms) {
        double step = ms < 100 ? 1 : ms < 1_000 ? 10 : ms < 10_000 ? 100 : 1_000;
        return Stated.within(ms, Math.max(step / 2, ms * 1e-9) + 1);
    }

    private static void failures(Path stats, StatedResult all, StatedResult.Builder whole, Consumer<String> warn) {
        long counted = all.one(Quantity.FAILED).map(Stated::value).orElse(0.0).longValue();
        LocustFailures failures = LocustFailures.unchecked(stats, counted);
        failures.warnings().forEach(warn);
        failures.count().ifPresent(sum -> whole.with(Quantity.FAILED, sum));
    }

    /** How many users there were, and when the last of them had started. */
    private static void history(Path stats, StatedResult.Builder whole, Consumer<String> warn) {
        Optional<Path> history = CsvFiles.beside(stats).map(CsvFiles::history).filter(Files::isRegularFile);
        if (history.isEmpty()) {
            return;
        }
        try (CsvRecords records = new CsvRecords(history.get())) {
            Ramp ramp = new Ramp(records.next() == CsvRecords.Found.RECORD ? records.cells() : List.of());
            while (true) {
                CsvRecords.Found found = records.next();
                if (found == CsvRecords.Found.END || found == CsvRecords.Found.CUT) {
                    break;
                }
                if (found == CsvRecords.Found.RECORD) {
                    ramp.second(records.cells());
                }
            }
            ramp.into(whole);
        } catch (IOException failure) {
            warn.accept(history.get() + " is not read: " + IoReason.of(failure) + ".");
        }
    }

    /** The seconds of a history until the most users ran. */
    private static final class Ramp {

        private final List<String> columns;
        private long first = -1;
        private long reached;
        private long users;
        private long requests;
        private long before;
        private boolean reset;

        Ramp(List<String> columns) {
            this.columns = columns;
        }

        void second(List<String> cells) {
            if (!cell(cells, LocustTableReader.NAME).equals(LocustTableReader.AGGREGATED)) {
                return;
            }
            long time = count(cell(cells, TIMESTAMP));
            long running = count(cell(cells, USERS));
            long total = count(cell(cells, TOTAL));
            if (time < 0 || running < 0 || total < 0) {
                return;
            }
            first = first < 0 ? time : first;
            reset |= total < before;
            before = total;
            if (running > users) {
                users = running;
                reached = time;
                requests = total;
            }
        }

        void into(StatedResult.Builder whole) {
            if (users > 0) {
                whole.with(Quantity.USERS, users);
            }
            // With --reset-stats, the table begins after the ramp.
            if (users > 0 && !reset) {
                whole.with(Quantity.RAMP_SECONDS, Stated.exact((double) reached - first));
                whole.with(Quantity.RAMP_REQUESTS, requests);
            }
        }

        private String cell(List<String> cells, String column) {
            int index = columns.indexOf(column);
            return index >= 0 && index < cells.size() ? cells.get(index).strip() : "";
        }

        private static long count(String cell) {
            return cell.matches("[0-9]{1,15}") ? Long.parseLong(cell) : -1;
        }
    }
}
