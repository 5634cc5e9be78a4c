package io.github.wingload.earlier;

import io.github.wingload.artefact.CsvFiles;
import io.github.wingload.artefact.CsvRecords;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.audit.StatedResult;
import io.github.wingload.result.TableRow;
import io.github.wingload.text.Figures;
import io.github.wingload.text.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads the {@code _stats.csv} of any version of Locust, damaged ones too: such files were edited and committed by people.
 *
 * <p>A row with too few cells keeps its counts and its mean if they are consistent, since Locust writes percentiles last;
 * other damaged rows are left out. Each causes a warning, and so does a total that is not the sum of the rows.
 */
final class LocustTableReader {

    static final String TYPE = "Type";
    static final String NAME = "Name";
    static final String REQUESTS = "Request Count";
    static final String FAILURES = "Failure Count";
    static final String MEAN = "Average Response Time";
    static final String MIN = "Min Response Time";
    static final String MAX = "Max Response Time";
    static final String RATE = "Requests/s";
    private static final List<String> NEEDED = List.of(TYPE, NAME, REQUESTS, FAILURES, MEAN, MIN, MAX, RATE);
    private static final String TIMESTAMP = "Timestamp";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
    static final String AGGREGATED = "Aggregated";

    /** The largest relative error of a number that is rounded to two digits. */
    private static final double ROUNDING = 0.05;

    /** Percentiles are whole milliseconds, and the maximum is not. */
    private static final double WHOLE_MS = 1;

    private final Path file;
    private final List<StatedResult> stated = new ArrayList<>();
    private final List<TableRow> rows = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** Problems of rows that state no numbers. */
    private final List<String> unstated = new ArrayList<>();

    private Optional<TableRow> aggregated = Optional.empty();
    private boolean roundedUp;

    private LocustTableReader(Path file) {
        this.file = file;
    }

    /**
     * Reads a table.
     *
     * @throws UnreadableRunException if it cannot be read, is not a {@code _stats.csv} file, or has no usable row
     */
    static LocustTable read(Path file) throws UnreadableRunException {
        LocustTableReader reader = new LocustTableReader(file);
        reader.readRows();
        return reader.table();
    }

    /**
     * What a table states, row by row and unchecked, for an audit; the last row is {@code Aggregated} if there is one.
     *
     * @param warn receives a sentence for each row that is left out because it has no numbers
     * @throws UnreadableRunException if it cannot be read, is not a {@code _stats.csv} file, or has no row with numbers
     */
    static List<StatedResult> stated(Path file, Consumer<String> warn) throws UnreadableRunException {
        LocustTableReader reader = new LocustTableReader(file);
        reader.readRows();
        reader.unstated.forEach(warn);
        if (reader.stated.isEmpty()) {
            throw new UnreadableRunException(file, "it has no row with numbers");
        }
        return reader.stated;
    }

    private void readRows() throws UnreadableRunException {
        try (CsvRecords records = new CsvRecords(file)) {
            read(records);
        } catch (IOException failure) {
            throw UnreadableRunException.of(file, failure);
        }
    }

    /**
     * When the load of a table started, by the {@code _stats_history.csv} file beside it; empty if that does not say it.
     *
     * @param warn receives a sentence if that file cannot be read
     */
    static Optional<Instant> start(Path file, Consumer<String> warn) {
        Optional<Path> history = CsvFiles.beside(file).map(CsvFiles::history).filter(Files::isRegularFile);
        if (history.isEmpty()) {
            return Optional.empty();
        }
        try (CsvRecords records = new CsvRecords(history.get())) {
            int column =
                    records.next() == CsvRecords.Found.RECORD ? records.cells().indexOf(TIMESTAMP) : -1;
            return column >= 0 && records.next() == CsvRecords.Found.RECORD
                    ? Optional.of(records.cells())
                            .filter(cells -> cells.size() > column
                                    && SECONDS.matcher(cells.get(column)).matches())
                            .map(cells -> Instant.ofEpochSecond(Long.parseLong(cells.get(column))))
                    : Optional.empty();
        } catch (IOException failure) {
            warn.accept(history.get() + " is not read: " + IoReason.of(failure) + ".");
            return Optional.empty();
        }
    }

    private void read(CsvRecords records) throws IOException {
        List<String> columns = records.next() == CsvRecords.Found.RECORD ? records.cells() : List.of();
        if (!columns.containsAll(NEEDED)) {
            throw new UnreadableRunException(file, "not a _stats.csv file of Locust: its header line is different");
        }
        while (true) {
            switch (records.next()) {
                case RECORD -> take(columns, records.cells(), records.line());
                case BROKEN, UNCLOSED -> leftOut(records.line(), "has a quote that is wrong, and is left out");
                case CUT -> {
                    leftOut(records.line(), "is cut off, and is left out");
                    return;
                }
                case END -> {
                    return;
                }
            }
        }
    }

    private LocustTable table() throws UnreadableRunException {
        if (aggregated.isEmpty() && rows.size() == 1) {
            warnings.add(file + " has no row " + AGGREGATED + "; its only row is used instead.");
            aggregated = Optional.of(rows.get(0));
        }
        TableRow all = aggregated.orElseThrow(
                () -> new UnreadableRunException(file, "it has no row " + AGGREGATED + " that can be used"));
        long sum = rows.stream().mapToLong(TableRow::requests).sum();
        if (sum != all.requests()) {
            warnings.add(file + ": its rows have " + sum + " requests together, " + AGGREGATED + " has "
                    + all.requests() + "; both are used as they are.");
        }
        return new LocustTable(rows, all, warnings);
    }

    private void take(List<String> columns, List<String> cells, long line) {
        Map<String, String> byColumn = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
            byColumn.put(columns.get(i), cells.get(i));
        }
        boolean whole = cells.size() == columns.size();
        String counted = "has " + cells.size() + " cells for " + columns.size() + " columns";
        try {
            stated.add(LocustStatement.of(byColumn, whole));
        } catch (IllegalArgumentException noNumbers) {
            unstated.add(
                    sentence(line, counted + " and a cell without the number that it should have, and is left out"));
        }
        TableRow row;
        try {
            row = row(byColumn, whole);
        } catch (IllegalArgumentException inconsistent) {
            warn(line, counted + " and figures that contradict each other, and is left out");
            return;
        }
        checkHighest(byColumn, row, line);
        if (!whole) {
            warn(line, counted + "; its counts and its mean are used, its percentiles are not");
        }
        if (row.method().isEmpty() && row.name().equals(AGGREGATED)) {
            aggregated = Optional.of(row);
        } else {
            rows.add(row);
        }
    }

    /** A percentile above the maximum: Locust rounds percentiles to two digits, but not the maximum. */
    private void checkHighest(Map<String, String> cells, TableRow row, long line) {
        double max = number(cell(cells, MAX));
        if (row.percentilesMs().isEmpty()
                || row.percentilesMs().values().stream().allMatch(ms -> ms <= max)) {
            return;
        }
        double highest = row.percentilesMs().values().stream()
                .mapToDouble(ms -> ms)
                .max()
                .orElseThrow();
        String found = Figures.plain(highest) + " ms, and a maximum of " + Figures.plain(max, 0, 1) + " ms";
        if (highest > max * (1 + ROUNDING) + WHOLE_MS) {
            warn(line, "has a percentile of " + found + ", which differ by more than Locust's rounding");
        } else if (!roundedUp) {
            roundedUp = true;
            warn(
                    line,
                    "has a percentile of " + found
                            + ": Locust rounds percentiles to two digits, so they are up to 5% off");
        }
    }

    private static TableRow row(Map<String, String> cells, boolean whole) {
        long requests = Long.parseLong(cell(cells, REQUESTS));
        long failures = Long.parseLong(cell(cells, FAILURES));
        double mean = number(cell(cells, MEAN));
        double min = number(cell(cells, MIN));
        double max = number(cell(cells, MAX));
        double perSecond = number(cell(cells, RATE));
        if (failures < 0 || failures > requests || min > mean || mean > max || perSecond < 0) {
            throw new IllegalArgumentException("figures contradict each other");
        }
        return new TableRow(
                cell(cells, TYPE),
                cell(cells, NAME),
                requests,
                failures,
                perSecond,
                requests > 0 ? OptionalDouble.of(mean) : OptionalDouble.empty(),
                whole && requests > 0 ? percentiles(cells, min) : new TreeMap<>());
    }

    /** The columns with a percent sign, except those with {@code N/A}. */
    private static NavigableMap<Double, Double> percentiles(Map<String, String> cells, double min) {
        NavigableMap<Double, Double> percentiles = new TreeMap<>();
        percentiles.put(0.0, min);
        cells.forEach((column, cell) -> {
            if (column.endsWith("%") && !cell.equals("N/A")) {
                percentiles.put(number(column.substring(0, column.length() - 1)), number(cell));
            }
        });
        return percentiles;
    }

    static String cell(Map<String, String> cells, String column) {
        String cell = cells.get(column);
        if (cell == null) {
            throw new IllegalArgumentException("no cell for " + column);
        }
        return cell.strip();
    }

    static double number(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(text + " is not a number");
        }
        return number;
    }

    private void leftOut(long line, String what) {
        warn(line, what);
        unstated.add(sentence(line, what));
    }

    private void warn(long line, String what) {
        warnings.add(sentence(line, what));
    }

    private String sentence(long line, String what) {
        return String.format(Locale.ROOT, "%s: line %d %s.", file, line, what);
    }
}
