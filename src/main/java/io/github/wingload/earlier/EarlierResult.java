package io.github.wingload.earlier;

import io.github.wingload.artefact.CsvFiles;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.result.TableRow;
import io.github.wingload.text.Figures;
import io.github.wingload.vllmbench.BenchFile;
import io.github.wingload.vllmbench.BenchResult;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
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
 * @param bench the whole result of vllm-bench; empty for the result of another tool
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
        List<String> warnings,
        Optional<BenchResult> bench) {

    private static final double MS_PER_SECOND = 1_000;

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
                warnings,
                Optional.empty());
    }

    /**
     * A result of vllm-bench, by its file. Its times are of completed requests, from their start to the last piece of the answer.
     *
     * @throws UnreadableRunException if the file cannot be read, or has several results
     */
    public static EarlierResult ofVllmBench(Path file) throws UnreadableRunException {
        List<BenchResult> results = BenchFile.read(file);
        if (results.size() > 1) {
            throw new UnreadableRunException(file, "it has " + results.size() + " results; name a file with one");
        }
        return of(results.get(0), file.getFileName().toString());
    }

    private static EarlierResult of(BenchResult result, String name) {
        TableRow all = new TableRow(
                "",
                "Aggregated",
                result.prompts(),
                result.failed(),
                result.prompts() / result.seconds(),
                result.e2el().mean(),
                result.e2el().known());
        List<String> warnings = result.failed() == 0
                ? List.of()
                : List.of(name + ": its times are of completed requests; the " + result.failed()
                        + " failed ones are not in them.");
        String load = result.requestRate().isPresent()
                ? Figures.plain(result.requestRate().getAsDouble()) + "/s"
                : result.concurrency().isPresent()
                        ? Figures.count(result.concurrency().getAsLong(), "user", "users")
                        : "";
        return new EarlierResult(
                name,
                start(result),
                Map.of("model", result.model()),
                load,
                result.requestRate().isPresent(),
                List.of(),
                all,
                result.failed() == 0 ? Optional.of(Map.of()) : Optional.empty(),
                warnings,
                Optional.of(result));
    }

    /** The file has the end. */
    private static Optional<Instant> start(BenchResult result) {
        return result.date()
                .flatMap(EarlierResult::time)
                .map(end -> end.minusMillis(Math.round(result.seconds() * MS_PER_SECOND)));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    /** The same figures with what a file says about the test. */
    EarlierResult described(
            String ofTest, Instant started, Map<String, String> labelled, String loadInWords, boolean openLoad) {
        return new EarlierResult(
                ofTest,
                Optional.of(started),
                labelled,
                loadInWords,
                openLoad,
                rows,
                aggregated,
                classes,
                warnings,
                bench);
    }
}
