package io.github.wingload.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where the rows come from that requests are made of.
 *
 * @param file a text file, or a folder with a row for each of its files
 * @param format how the rows stand there; if it is not said, the file's ending decides, or else its first line
 * @param match which files of a folder are taken, as a glob over their names; all if it is empty
 * @param columns the columns' names if they are not taken from the file
 * @param header whether a first line names the columns; if it is not said, it does where {@code columns} does not
 * @param greedy the column that takes what the others leave of a line of {@link Format#WORDS}
 * @param types the types of columns for which the rule of the format is not wanted
 * @param where which rows are used: those that all of these let pass
 * @param pick in which order rows are used
 * @param row the row of {@link Pick#FIXED}, from 1, among those that are used
 */
public record Samples(
        Path file,
        Optional<Format> format,
        Optional<String> match,
        Optional<List<String>> columns,
        Optional<Boolean> header,
        Optional<String> greedy,
        Map<String, ColumnType> types,
        List<RowFilter> where,
        Pick pick,
        OptionalLong row) {

    public Samples {
        columns = columns.map(List::copyOf);
        types = Map.copyOf(types);
        where = List.copyOf(where);
    }

    /** True if the rows are files of a folder. */
    public boolean ofFolder() {
        return format.filter(Format.FOLDER::equals).isPresent();
    }

    /** True if the first line of the file is no row. */
    public boolean headed() {
        return header.orElse(columns.isEmpty());
    }

    /** How rows stand in a file. */
    public enum Format {
        /** Cells between commas, as in RFC 4180. */
        CSV,
        /** The same between tabs. */
        TSV,
        /** A JSON object in each line. */
        JSONL,
        /** Words between blanks, and one column that may have many of them. */
        WORDS,
        /** A folder: its files' names, contents in base64, and sizes. */
        FOLDER
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
        /** A 64-bit integer that is written as JSON writes it. */
        INTEGER,
        /** Any number that is written as JSON writes it. */
        NUMBER,
        /** {@code true} or {@code false}. */
        BOOLEAN,
        STRING,
        /** A JSON text of any kind. */
        JSON
    }
}
