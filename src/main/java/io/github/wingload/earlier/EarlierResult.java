package io.github.wingload.earlier;

import io.github.wingload.artefact.CsvFiles;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.result.TableRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of another tool, or of an earlier test. Its times are of all calls, failed ones included.
 *
 * @param name of the test
 * @param start when its load started; empty if it is not known
 * @param labels what the service was, in the user's words
 * @param load in words; empty if it is not known
 * @param open true for the open model
 * @param rows a row for each request name; empty if only the figures of all calls are known
 * @param aggregated all calls
 * @param classes how many calls failed, by class; empty if it is not known
 * @param warnings problems of the files, in sentences
 */
public record EarlierResult(
        String name,
        Optional<Instant> start,
        Map<String, String> labels,
        String load,
        boolean open,
        List<TableRow> rows,
        TableRow aggregated,
        Optional<Map<FailureClass, Long>> classes,
        List<String> warnings) {

    public EarlierResult {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }

    /**
     * A table of Locust, which has closed loads only. Its name is the prefix of its files.
     *
     * @param stats the {@code _stats.csv} file
     */
    public static EarlierResult ofLocust(Path stats) throws UnreadableRunException {
        LocustTable table = LocustTableReader.read(stats);
        LocustFailures failures =
                LocustFailures.beside(stats, table.aggregated().failures());
        List<String> warnings = new ArrayList<>(table.warnings());
        warnings.addAll(failures.warnings());
        Optional<Instant> start = LocustTableReader.start(stats, warnings::add);
        return new EarlierResult(
                CsvFiles.nameOf(stats).orElse(stats.getFileName().toString()),
                start,
                Map.of(),
                "",
                false,
                table.rows(),
                table.aggregated(),
                failures.byClass(),
                warnings);
    }

    /** The same figures with what a file says about the test. */
    EarlierResult described(
            String ofTest, Instant started, Map<String, String> labelled, String loadInWords, boolean openLoad) {
        return new EarlierResult(
                ofTest, Optional.of(started), labelled, loadInWords, openLoad, rows, aggregated, classes, warnings);
    }
}
