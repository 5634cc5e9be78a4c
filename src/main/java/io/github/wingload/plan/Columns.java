package io.github.wingload.plan;

import io.github.wingload.plan.Samples.ColumnType;
import java.util.List;

/**
 * The columns of the samples.
 *
 * @param names in the file's order, distinct
 * @param types one a column
 */
public record Columns(List<String> names, List<ColumnType> types) {

    /** The columns of a plan without samples. */
    public static final Columns NONE = new Columns(List.of(), List.of());

    public Columns {
        names = List.copyOf(names);
        types = List.copyOf(types);
    }
}
