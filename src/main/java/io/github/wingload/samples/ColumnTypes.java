package io.github.wingload.samples;

import io.github.wingload.plan.Columns;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.text.Excerpt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the columns' types while the rows go by.
 *
 * <p>A declared type is checked. Of a file with types of its own the others are what all cells are: integers and other
 * numbers together are numbers, other mixtures JSON, and texts mix with nothing. Of a file with mere text a column is integer
 * if every cell is one, which is what reads the same after a trip through a 64-bit number: no plus, no leading zeros, no
 * {@code -0}.
 */
final class ColumnTypes {

    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,18}");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final List<String> names;
    private final List<ColumnType> declared;
    /** What the cells so far have in common; null before the first. */
    private final List<ColumnType> found;

    private final Set<Integer> mixed = new HashSet<>();

    ColumnTypes(List<String> names, Map<String, ColumnType> declared) {
        this.names = names;
        this.declared = new ArrayList<>();
        names.forEach(name -> this.declared.add(declared.get(name)));
        this.found = new ArrayList<>(Collections.nCopies(names.size(), null));
    }

    void see(RawRow row, ProblemList problems) {
        for (int column = 0; column < names.size(); column++) {
            String cell = row.cells().get(column);
            ColumnType type = declared.get(column);
            if (type != null) {
                check(names.get(column), type, cell, row.line(), problems);
            } else if (row.types().isEmpty()) {
                seeText(column, cell);
            } else {
                seeValue(column, row.types().get(column), row.line(), problems);
            }
        }
    }

    Columns columns() {
        List<ColumnType> types = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            types.add(declared.get(column) != null ? declared.get(column) : found.get(column));
        }
        return new Columns(names, types);
    }

    private void seeText(int column, String cell) {
        if (found.get(column) != ColumnType.STRING) {
            found.set(column, isInteger(cell) ? ColumnType.INTEGER : ColumnType.STRING);
        }
    }

    private void seeValue(int column, ColumnType type, int line, ProblemList problems) {
        ColumnType before = found.get(column);
        if (before == null || before == type) {
            found.set(column, type);
        } else if (before == ColumnType.STRING || type == ColumnType.STRING) {
            if (mixed.add(column)) {
                String name = names.get(column);
                problems.add(
                        line,
                        name,
                        type == ColumnType.STRING
                                ? "a text here, but values of another kind in earlier lines"
                                : "a value that is not a text here, but texts in earlier lines",
                        "write the same kind in every line, or set how it is sent: types: {" + name + ": string} or {"
                                + name + ": json}");
            }
        } else {
            found.set(column, numeric(before) && numeric(type) ? ColumnType.NUMBER : ColumnType.JSON);
        }
    }

    private static boolean numeric(ColumnType type) {
        return type == ColumnType.INTEGER || type == ColumnType.NUMBER;
    }

    private static void check(String name, ColumnType type, String cell, int line, ProblemList problems) {
        boolean fits = switch (type) {
            case INTEGER -> isInteger(cell);
            case NUMBER -> NUMBER.matcher(cell).matches();
            case BOOLEAN -> cell.equals("true") || cell.equals("false");
            case STRING -> true;
            case JSON -> JsonCell.isJson(cell);
        };
        if (!fits) {
            problems.add(
                    line,
                    name,
                    Excerpt.quoted(cell) + " is not " + noun(type) + ", as the scenario's types require",
                    remedy(type) + ", or write " + name + ": string");
        }
    }

    private static String noun(ColumnType type) {
        return switch (type) {
            case INTEGER -> "an integer";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case STRING -> "a text";
            case JSON -> "JSON";
        };
    }

    private static String remedy(ColumnType type) {
        return switch (type) {
            case INTEGER -> "write a 64-bit integer without plus and leading zeros";
            case NUMBER -> "write it as 15, 1.5 or 1e3";
            case BOOLEAN -> "write true or false";
            case STRING -> "write a text";
            case JSON -> "write a JSON value, a text in double quotes";
        };
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
