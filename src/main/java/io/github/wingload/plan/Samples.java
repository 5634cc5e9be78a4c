package io.github.wingload.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the rows come from that requests are made of.
 *
 * @param file comma- or tab-separated (by its ending {@code .tsv}, else by its first line)
 * @param pick in which order rows are used
 * @param columns the columns' names if the file has no header line
 * @param types the types of columns for which the rule (integer if every cell is one) is not wanted
 */
public record Samples(Path file, Pick pick, Optional<List<String>> columns, Map<String, ColumnType> types) {

    public Samples {
        columns = columns.map(List::copyOf);
        types = Map.copyOf(types);
    }

    /** In which order rows are used. */
    public enum Pick {
        /** Any row each time. */
        RANDOM,
        /** In the file's order, from the start again after the last. */
        SEQUENTIAL,
        /** Every row once in random order, then every row once in another. */
        SHUFFLE,
        /** In the file's order, each row once; the run ends when none is left. */
        ONCE,
        /** The same row each time. */
        FIXED
    }

    /** What a cell is in JSON. */
    public enum ColumnType {
        INTEGER,
        STRING
    }
}
