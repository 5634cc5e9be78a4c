package io.github.wingload.earlier;

import io.github.wingload.artefact.CsvFiles;
import io.github.wingload.artefact.CsvRecords;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.text.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The failures of a {@code _stats.csv} file by class, from the {@code _failures.csv} file beside it.
 *
 * @param byClass number of failed calls of each class; empty if it is unknown
 * @param warnings problems of the file, in sentences
 */
record LocustFailures(Optional<Map<FailureClass, Long>> byClass, List<String> warnings) {

    private static final List<String> NEEDED = List.of("Method", "Name", "Error", "Occurrences");

    public LocustFailures {
        byClass = byClass.map(Collections::unmodifiableMap);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the file that belongs to a table. Without such a file, the classes are known only if the table has no failures:
     * then there are none.
     *
     * @param stats the table's file
     * @param failures number of failed calls in the table
     */
    static LocustFailures beside(Path stats, long failures) {
        LocustFailures found = unchecked(stats, failures);
        List<String> warnings = new ArrayList<>(found.warnings());
        found.count()
                .filter(sum -> sum != failures)
                .ifPresent(
                        sum -> warnings.add(CsvFiles.beside(stats).orElseThrow().failures() + " has " + sum
                                + " failures, the table has " + failures + "; both are used as they are."));
        return new LocustFailures(found.byClass(), warnings);
    }

    /** As {@link #beside}, without a comparison of the two. */
    static LocustFailures unchecked(Path stats, long failures) {
        Optional<Path> known = CsvFiles.beside(stats).map(CsvFiles::failures).filter(Files::isRegularFile);
        if (known.isEmpty()) {
            return new LocustFailures(failures == 0 ? Optional.of(Map.of()) : Optional.empty(), List.of());
        }
        Path file = known.get();
        List<String> warnings = new ArrayList<>();
        Optional<Map<FailureClass, Long>> read;
        try (CsvRecords records = new CsvRecords(file)) {
            read = read(records, file, warnings);
        } catch (IOException failure) {
            warnings.add(file + " is not read: " + IoReason.of(failure) + ".");
            return new LocustFailures(Optional.empty(), warnings);
        }
        return new LocustFailures(read, warnings);
    }

    /** How many failures the file has; empty if that is unknown. */
    Optional<Long> count() {
        return byClass.map(
                classes -> classes.values().stream().mapToLong(Long::longValue).sum());
    }

    private static Optional<Map<FailureClass, Long>> read(CsvRecords records, Path file, List<String> warnings)
            throws IOException {
        List<String> columns = records.next() == CsvRecords.Found.RECORD ? records.cells() : List.of();
        if (!columns.containsAll(NEEDED)) {
            warnings.add(file + " is not read: it is not a _failures.csv file of Locust.");
            return Optional.empty();
        }
        int error = columns.indexOf("Error");
        int occurrences = columns.indexOf("Occurrences");
        Map<FailureClass, Long> byClass = new EnumMap<>(FailureClass.class);
        while (true) {
            CsvRecords.Found found = records.next();
            if (found == CsvRecords.Found.END) {
                return Optional.of(byClass);
            }
            List<String> cells = found == CsvRecords.Found.RECORD ? records.cells() : List.of();
            if (cells.size() > Math.max(error, occurrences)
                    && cells.get(occurrences).matches("\\d{1,18}")) {
                byClass.merge(
                        LocustError.failureClass(cells.get(error)), Long.valueOf(cells.get(occurrences)), Long::sum);
            } else {
                warnings.add(file + ": line " + records.line() + " is damaged, and is left out.");
            }
            if (found == CsvRecords.Found.CUT) {
                return Optional.of(byClass);
            }
        }
    }
}
