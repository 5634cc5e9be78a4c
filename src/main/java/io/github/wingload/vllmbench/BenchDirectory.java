package io.github.wingload.vllmbench;

import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.audit.Quantity;
import io.github.wingload.audit.Stated;
import io.github.wingload.audit.StatedResult;
import io.github.wingload.foreign.BoundedRead;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory with a result for each load: {@code cN.json} for N requests in flight, perhaps with their table {@code summary.md} and the
 * time of the whole in {@code window.txt}.
 *
 * @param levels by file name, in order of load
 * @param summary the cells of the table by the first of its row and by column; empty without a table
 * @param window from the start of the first level to the end of the last; empty if it is not written
 */
public record BenchDirectory(
        Map<String, BenchResult> levels, Map<String, Map<String, BigDecimal>> summary, Optional<Duration> window) {

    private static final Map<String, Quantity> TOKEN_RATES =
            Map.of("out tok/s", Quantity.OUTPUT_PER_SECOND, "tot tok/s", Quantity.TOTAL_PER_SECOND);
    private static final Pattern LEVEL = Pattern.compile("c([0-9]{1,6})\\.json");
    private static final Pattern BOUND = Pattern.compile("(?m)^(start|end)_utc=(\\S{1,40})$");
    private static final Pattern CELL = Pattern.compile("[0-9][0-9,]{0,20}(?:\\.[0-9]{1,6})?");
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_LEVELS = 1_000;

    public BenchDirectory {
        levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
        summary = Map.copyOf(summary);
    }

    /**
     * Reads a directory.
     *
     * @throws UnreadableRunException if a file cannot be read, or there is none
     */
    public static BenchDirectory read(Path directory) throws UnreadableRunException {
        try {
            List<Path> files = files(directory);
            if (files.isEmpty()) {
                throw new UnreadableRunException(directory, "it has no cN.json of vllm-bench");
            }
            if (files.size() > MOST_LEVELS) {
                throw new UnreadableRunException(directory, "it has more than " + MOST_LEVELS + " levels");
            }
            Map<String, BenchResult> levels = new LinkedHashMap<>();
            for (Path file : files) {
                List<BenchResult> results = BenchFile.read(file);
                levels.put(file.getFileName().toString(), results.get(results.size() - 1));
            }
            return new BenchDirectory(
                    levels,
                    summary(text(directory.resolve("summary.md"))),
                    window(text(directory.resolve("window.txt"))));
        } catch (IOException failure) {
            throw UnreadableRunException.of(directory, failure);
        }
    }

    /** A level, and its rates as the table states them. */
    public StatedResult withSummary(StatedResult stated, BenchResult level) {
        Map<String, BigDecimal> row = summary.getOrDefault(
                level.concurrency().isPresent() ? "" + level.concurrency().getAsLong() : "", Map.of());
        StatedResult.Builder both = stated.renamed(stated.name());
        stated(both, level.rateOfRequests(), row.get("req/s"));
        TOKEN_RATES.forEach((column, rate) -> stated(both, rate, row.get(column)));
        return both.build();
    }

    private static void stated(StatedResult.Builder stated, Quantity rate, @Nullable BigDecimal cell) {
        if (cell != null) {
            stated.with(rate, Stated.digits(cell, 1));
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(
                            file -> LEVEL.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparingInt(BenchDirectory::load))
                    .toList();
        }
    }

    private static int load(Path file) {
        Matcher name = LEVEL.matcher(file.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }

    /** The text of a file; empty if there is none. */
    private static String text(Path file) throws UnreadableRunException {
        if (!Files.exists(file)) {
            return "";
        }
        try {
            return new String(BoundedRead.ofFile(file, MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw UnreadableRunException.of(file, failure);
        }
    }

    private static Optional<Duration> window(String text) {
        Optional<Instant> start = Optional.empty();
        Optional<Instant> end = Optional.empty();
        Matcher bound = BOUND.matcher(text);
        while (bound.find()) {
            Optional<Instant> time = time(bound.group(2));
            if (bound.group(1).equals("start")) {
                start = time;
            } else {
                end = time;
            }
        }
        Optional<Instant> until = end;
        return start.flatMap(from -> until.map(to -> Duration.between(from, to)));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    private static Map<String, Map<String, BigDecimal>> summary(String text) {
        Map<String, Map<String, BigDecimal>> rows = new LinkedHashMap<>();
        List<String> columns = List.of();
        for (String line : text.lines().toList()) {
            List<String> cells = cells(line);
            if (cells.isEmpty()) {
                continue;
            }
            if (cells.contains(BenchSummary.COLUMNS.get(0))) {
                columns = cells;
            } else if (cells.size() == columns.size() && !cells.get(0).startsWith("--")) {
                Map<String, BigDecimal> row = new LinkedHashMap<>();
                for (int i = 1; i < cells.size(); i++) {
                    if (CELL.matcher(cells.get(i)).matches()) {
                        row.put(columns.get(i), new BigDecimal(cells.get(i).replace(",", "")));
                    }
                }
                rows.put(cells.get(0).replace(",", ""), row);
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        String row = line.strip();
        if (!row.startsWith("|") || !row.endsWith("|") || row.length() < 2) {
            return List.of();
        }
        List<String> cells = new ArrayList<>();
        for (String cell : row.substring(1, row.length() - 1).split("\\|", -1)) {
            cells.add(cell.strip());
        }
        return cells;
    }
}
