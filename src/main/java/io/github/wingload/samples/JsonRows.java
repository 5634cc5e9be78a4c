package io.github.wingload.samples;

import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.text.Excerpt;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a file with a JSON object in each line. Every line has the columns' keys: those that are named, which may be
 * some of the object's, or else exactly those of the first line. Blank lines are skipped.
 */
final class JsonRows implements RawRows {

    private final BufferedReader text;
    private final ProblemList problems;
    private final Map<String, ColumnType> declared;
    private final boolean named;
    private final List<String> columns;
    private int line;
    /** The first line, which had to be read for its keys. */
    private Map<String, JsonCell> ahead;

    JsonRows(BufferedReader text, Samples samples, ProblemList problems) throws IOException {
        this.text = text;
        this.problems = problems;
        this.declared = samples.types();
        this.named = samples.columns().isPresent();
        this.ahead = named ? null : object();
        this.columns = samples.columns().orElseGet(() -> ahead == null ? List.of() : List.copyOf(ahead.keySet()));
        if (!named) {
            SampleReader.faultsOf(columns).forEach(fault -> problems.add(line, "", fault, "give every key a name"));
            if (ahead != null && columns.isEmpty()) {
                problems.add(line, "", "an object without keys", "write at least one key and value");
            }
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public RawRow next() throws IOException {
        while (true) {
            Map<String, JsonCell> object = ahead != null ? ahead : object();
            ahead = null;
            if (object == null) {
                return null;
            }
            if (complete(object)) {
                return row(object);
            }
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** The next line that is an object; null after the last line. */
    private Map<String, JsonCell> object() throws IOException {
        for (String next = text.readLine(); next != null; next = text.readLine()) {
            line++;
            if (!next.isBlank()) {
                Map<String, JsonCell> cells = new LinkedHashMap<>();
                Optional<String> fault = JsonCell.readObject(next, cells);
                if (fault.isEmpty()) {
                    return cells;
                }
                problems.add(line, "", fault.get(), "write one JSON object on each line");
            }
        }
        return null;
    }

    private boolean complete(Map<String, JsonCell> object) {
        List<String> missing =
                columns.stream().filter(name -> !object.containsKey(name)).toList();
        missing.forEach(name -> problems.add(
                line,
                "",
                "the key " + Excerpt.quoted(name) + " is missing here",
                named
                        ? "write it in every line, or name only keys that every line has; this line has "
                                + String.join(", ", object.keySet())
                        : "write it in every line, as null where it has no value, or name the keys to use:"
                                + " columns: […]"));
        List<String> more = named
                ? List.of()
                : object.keySet().stream()
                        .filter(name -> !columns.contains(name))
                        .toList();
        more.forEach(name -> problems.add(
                line,
                "",
                "the first line has no key " + Excerpt.quoted(name),
                "write the same keys in every line, or name the keys to use: columns: […]"));
        return missing.isEmpty() && more.isEmpty();
    }

    private RawRow row(Map<String, JsonCell> object) {
        List<String> cells = new ArrayList<>(columns.size());
        List<ColumnType> types = new ArrayList<>(columns.size());
        for (String name : columns) {
            JsonCell cell = object.get(name);
            boolean whole = declared.get(name) == ColumnType.JSON;
            cells.add(whole ? cell.json() : cell.text());
            types.add(whole ? ColumnType.JSON : cell.type());
        }
        return new RawRow(line, cells, types);
    }
}
