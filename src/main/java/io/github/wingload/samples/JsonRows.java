package io.github.wingload.samples;

import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The rows of a file with a JSON object on each line. If the scenario names columns, every object needs these keys and may have
 * others; otherwise every object needs exactly the keys of the first. Blank lines are skipped.
 */
final class JsonRows implements RawRows {

    private final BufferedReader text;
    private final ProblemList problems;
    private final Map<String, ColumnType> declared;
    private final boolean named;
    private final List<String> columns;
    private int line;
    /** The first object, which was read for its keys and is not returned yet. */
    private Optional<Map<String, JsonCell>> ahead;

    JsonRows(BufferedReader text, Samples samples, ProblemList problems) throws IOException {
        this.text = text;
        this.problems = problems;
        this.declared = samples.types();
        this.named = samples.columns().isPresent();
        this.ahead = named ? Optional.empty() : object();
        List<String> keys = ahead.map(object -> List.copyOf(object.keySet())).orElse(List.of());
        this.columns = samples.columns().orElse(keys);
        if (!named) {
            SampleReader.faultsOf(keys).forEach(fault -> problems.add(line, fault, "give every key a name"));
            if (ahead.isPresent() && keys.isEmpty()) {
                problems.add(line, "an object without keys", "write at least one key and value");
            }
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Optional<RawRow> next() throws IOException {
        Optional<Map<String, JsonCell>> object = ahead.isPresent() ? ahead : object();
        ahead = Optional.empty();
        while (object.isPresent() && !complete(object.get())) {
            object = object();
        }
        return object.map(this::row);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** The object of the next line that has one; empty after the last line. */
    private Optional<Map<String, JsonCell>> object() throws IOException {
        for (String next = text.readLine(); next != null; next = text.readLine()) {
            line++;
            try {
                if (!next.isBlank()) {
                    return Optional.of(JsonCell.readObject(next));
                }
            } catch (Fault fault) {
                problems.add(line, fault.found(), fault.remedy());
            }
        }
        return Optional.empty();
    }

    private boolean complete(Map<String, JsonCell> object) {
        String rest = named
                ? "or name only keys that every line has; this line has " + String.join(", ", object.keySet())
                : "as null where it has no value, or name the keys to use: columns: […]";
        List<String> missing =
                columns.stream().filter(name -> !object.containsKey(name)).toList();
        missing.forEach(name -> problems.add(
                line, "the key " + Excerpt.quoted(name) + " is missing here", "write it in every line, " + rest));
        List<String> more = object.keySet().stream()
                .filter(name -> !named && !columns.contains(name))
                .toList();
        more.forEach(name -> problems.add(
                line,
                "the first line has no key " + Excerpt.quoted(name),
                "write the same keys in every line, or name the keys to use: columns: […]"));
        return missing.isEmpty() && more.isEmpty();
    }

    private RawRow row(Map<String, JsonCell> object) {
        List<String> cells = new ArrayList<>(columns.size());
        List<ColumnType> types = new ArrayList<>(columns.size());
        for (String name : columns) {
            JsonCell cell = Objects.requireNonNull(object.get(name), "complete");
            boolean asJson = declared.get(name) == ColumnType.JSON;
            cells.add(asJson ? cell.json() : cell.text());
            types.add(asJson ? ColumnType.JSON : cell.type());
        }
        return new RawRow(line, cells, types);
    }
}
