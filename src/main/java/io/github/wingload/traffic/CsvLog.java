package io.github.wingload.traffic;

import com.opencsv.RFC4180Parser;
import com.opencsv.RFC4180ParserBuilder;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A CSV file, line by line: with names in its first line, or what vegeta writes, which has none. Not thread-safe. */
final class CsvLog {

    /** What {@code vegeta encode --to csv} writes. */
    private static final List<String> VEGETA = List.of(
            "timestamp",
            "code",
            "latency",
            "bytes_out",
            "bytes_in",
            "error",
            "answer",
            "attack",
            "seq",
            "method",
            "url",
            "headers");

    private static final List<String> TIMES = List.of("time", "timestamp", "start_time", "intended_us", "ts");

    /** A longer row more likely has a quote too many. */
    private static final int LONGEST_ROW = 1_000_000;

    private final RFC4180Parser parser = new RFC4180ParserBuilder().build();
    private final List<String> names;
    private final boolean named;
    private final StringBuilder row = new StringBuilder();
    private boolean quoted;

    private CsvLog(List<String> names, boolean named) {
        this.names = names;
        this.named = named;
    }

    /** The file that begins with this line; empty if it is not CSV with times. */
    static Optional<CsvLog> beginning(String line) {
        List<String> cells = List.of(line.strip().split(",", -1));
        List<String> names = cells.stream()
                .map(name -> name.strip()
                        .replaceAll("^\"|\"$", "")
                        .toLowerCase(Locale.ROOT)
                        .replace(' ', '_'))
                .toList();
        if (cells.get(0).matches("[0-9]{19}") && cells.size() >= VEGETA.size()) {
            return Optional.of(new CsvLog(VEGETA, false));
        }
        return cells.size() > 1 && names.stream().anyMatch(TIMES::contains)
                ? Optional.of(new CsvLog(names, true))
                : Optional.empty();
    }

    /** True if the first line has the names, and so is not a row. */
    boolean named() {
        return named;
    }

    /** Adds a line. True if the row ends with it: a cell in quotes can have several lines. */
    boolean add(String line) {
        row.append(row.isEmpty() ? "" : "\n").append(line);
        quoted ^= line.chars().filter(c -> c == '"').count() % 2 == 1;
        return !quoted || row.length() > LONGEST_ROW;
    }

    /** True if a row has begun and not ended. */
    boolean begun() {
        return !row.isEmpty();
    }

    /** The text of the row so far, which is then forgotten. */
    String text() {
        String text = row.toString();
        row.setLength(0);
        quoted = false;
        return text;
    }

    /** The cells of a row by their names; empty if it has another number of cells. */
    Optional<Map<String, String>> values(String text) {
        String[] cells;
        try {
            cells = parser.parseLine(text.strip());
        } catch (IOException unbalanced) {
            return Optional.empty();
        }
        if (cells.length != names.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < cells.length; i++) {
            values.put(names.get(i), cells[i].strip());
        }
        return Optional.of(values);
    }
}
