package io.github.wingload.plan;

import io.github.wingload.plan.Samples.ColumnType;
import java.util.List;
import java.util.OptionalInt;

/**
 * The columns of the samples.
 *
 * @param names in the file's order, distinct
 * @param types one a column
 * @param key the index of the column whose cells name the rows in results; if empty, rows are named by their number
 */
public record Columns(List<String> names, List<ColumnType> types, OptionalInt key) {

    /** The columns of a plan without samples. */
    public static final Columns NONE = new Columns(List.of(), List.of());

    public Columns {
        names = List.copyOf(names);
        types = List.copyOf(types);
    }

    /** Columns whose rows are named by their only cell, or else by their number. */
    public Columns(List<String> names, List<ColumnType> types) {
        this(names, types, names.size() == 1 ? OptionalInt.of(0) : OptionalInt.empty());
    }

    /** The same columns with another key. A name that is not a column leaves the key as it is. */
    public Columns withKey(String name) {
        int index = names.indexOf(name);
        return index < 0 ? this : new Columns(names, types, OptionalInt.of(index));
    }

    /** The same columns, whose rows are named by their number. */
    public Columns withoutKey() {
        return new Columns(names, types, OptionalInt.empty());
    }

    /** The name of a row in results: the cell of the key column, or {@code row 7} for the seventh row. */
    public String nameOf(SampleRow row) {
        return key.isPresent() ? row.cell(key.getAsInt()) : "row " + (row.number() + 1);
    }
}
