package io.github.wingload.samples;

import io.github.wingload.plan.Columns;
import io.github.wingload.plan.Samples.ColumnType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds the columns' types while the cells go by: declared ones are checked, the others are integer if every cell is one.
 *
 * <p>An integer is what reads the same after a trip through a 64-bit number: no plus, no leading zeros, no {@code -0}.
 */
final class ColumnTypes {

    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,18}");

    private final List<String> names;
    private final Map<String, ColumnType> declared;
    private final BitSet textSeen = new BitSet();

    ColumnTypes(List<String> names, Map<String, ColumnType> declared) {
        this.names = names;
        this.declared = declared;
    }

    void see(int column, String cell, int line, ProblemList problems) {
        if (textSeen.get(column) && !declared.containsKey(names.get(column)) || isInteger(cell)) {
            return;
        }
        textSeen.set(column);
        String name = names.get(column);
        if (declared.get(name) == ColumnType.INTEGER) {
            problems.add(
                    line,
                    name,
                    SampleReader.quoted(cell) + " is not an integer, which the scenario's types say it is",
                    "write a 64-bit integer without plus and leading zeros, or say " + name + ": string");
        }
    }

    Columns columns() {
        List<ColumnType> types = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            ColumnType found = textSeen.get(column) ? ColumnType.STRING : ColumnType.INTEGER;
            types.add(declared.getOrDefault(names.get(column), found));
        }
        return new Columns(names, types);
    }

    private static boolean isInteger(String cell) {
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
