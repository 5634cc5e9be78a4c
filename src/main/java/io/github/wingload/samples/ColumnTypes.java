package io.github.wingload.samples;

import io.github.wingload.plan.Columns;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.text.Excerpt;
import io.github.wingload.yaml.Problem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds the columns' types while rows are read.
 *
 * <p>Cells of a declared type are checked. In a format with types, a column has the type of all its cells; integers and other
 * numbers together are numbers, other mixtures are JSON, and texts cannot be mixed. For a format with only text, see
 * {@link TextColumn}.
 */
final class ColumnTypes {

    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,18}");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    /** The checks of declared types. */
    private static final Map<ColumnType, Rule> RULES = Map.of(
            ColumnType.INTEGER,
            new Rule(ColumnTypes::isInteger, "an integer", "write a 64-bit integer without plus and leading zeros"),
            ColumnType.NUMBER,
            new Rule(NUMBER.asMatchPredicate(), "a number", "write it as 15, 1.5 or 1e3"),
            ColumnType.BOOLEAN,
            new Rule(Set.of("true", "false")::contains, "true or false", "write true or false"),
            ColumnType.JSON,
            new Rule(JsonCell::isJson, "JSON", "write a JSON value, a text in double quotes"));

    private final List<String> names;
    private final Map<String, ColumnType> declared;

    /** The common type of the cells so far, for columns without a declared type in a format with types. */
    private final Map<String, ColumnType> found = new HashMap<>();

    private final Set<String> mixed = new HashSet<>();

    /** The columns of formats with only text. */
    private final Map<String, TextColumn> texts = new HashMap<>();

    private record Rule(Predicate<String> fits, String noun, String remedy) {}

    ColumnTypes(List<String> names, Map<String, ColumnType> declared) {
        this.names = names;
        this.declared = declared;
    }

    void see(RawRow row, ProblemList problems) {
        for (int column = 0; column < names.size(); column++) {
            String name = names.get(column);
            String cell = row.cells().get(column);
            ColumnType type = declared.get(name);
            if (type != null) {
                check(name, type, cell, row.line(), problems);
            } else if (!row.types().isEmpty()) {
                see(name, row.types().get(column), row.line(), problems);
            } else {
                texts.computeIfAbsent(name, any -> new TextColumn()).see(cell, row.line());
            }
        }
    }

    /** The columns with the types that are declared or found. */
    Columns columns() {
        return new Columns(
                names,
                names.stream()
                        .map(name -> Optional.ofNullable(declared.get(name))
                                .or(() -> Optional.ofNullable(texts.get(name)).map(TextColumn::type))
                                .orElseGet(() -> found.getOrDefault(name, ColumnType.STRING)))
                        .toList());
    }

    /** The cells that gave columns another type than most of their cells have, by the columns' indexes. */
    Map<Integer, Problem> doubts(Path file) {
        Map<Integer, Problem> doubts = new HashMap<>();
        for (int column = 0; column < names.size(); column++) {
            int index = column;
            String name = names.get(column);
            Optional.ofNullable(texts.get(name))
                    .flatMap(cells -> cells.doubt(file.toString(), name))
                    .ifPresent(doubt -> doubts.put(index, doubt));
        }
        return doubts;
    }

    private void see(String name, ColumnType type, int line, ProblemList problems) {
        ColumnType before = found.getOrDefault(name, type);
        if (before == type) {
            found.put(name, type);
        } else if (before != ColumnType.STRING && type != ColumnType.STRING) {
            found.put(name, numeric(before) && numeric(type) ? ColumnType.NUMBER : ColumnType.JSON);
        } else if (mixed.add(name)) {
            problems.add(
                    line,
                    name,
                    type == ColumnType.STRING
                            ? "a text here, but values of another kind in earlier lines"
                            : "a value that is not a text here, but texts in earlier lines",
                    "write the same kind in every line, or set how it is sent: types: {" + name + ": string} or {"
                            + name + ": json}");
        }
    }

    private static boolean numeric(ColumnType type) {
        return type == ColumnType.INTEGER || type == ColumnType.NUMBER;
    }

    private static void check(String name, ColumnType type, String cell, int line, ProblemList problems) {
        Rule rule = RULES.get(type);
        if (rule != null && !rule.fits().test(cell)) {
            problems.add(
                    line,
                    name,
                    Excerpt.quoted(cell) + " is not " + rule.noun() + ", as the scenario's types require",
                    rule.remedy() + ", or write " + name + ": string");
        }
    }

    static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches();
    }

    static boolean isInteger(String cell) {
        if (!INTEGER.matcher(cell).matches()) {
            return false;
        }
        try {
            Long.parseLong(cell);
            return true;
        } catch (NumberFormatException tooLong) {
            return false;
        }
    }
}
