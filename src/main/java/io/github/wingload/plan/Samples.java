package io.github.wingload.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A source of the rows from which requests are made.
 *
 * @param file a text file, or a folder with a row for each of its files
 * @param format the format of the rows; if empty, the file's extension decides, or else its first line
 * @param match which files of a folder are taken, as a glob over their names; all if it is empty
 * @param columns the columns' names if they are not taken from the file
 * @param header whether the first line names the columns; if empty, it does unless {@code columns} is given
 * @param greedy the column that takes the remaining words of a line of {@link Format#WORDS}
 * @param types types of columns that override the format's rule
 * @param where filters that a row must pass to be used
 * @param pick in which order rows are used
 * @param row the row of {@link Pick#FIXED}, from 1, among those that are used
 * @param key the column whose cells name the rows in results; if empty, the only column, a folder's file names, or else the
 *     rows' numbers
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
        OptionalLong row,
        Optional<String> key) {

    public Samples {
        columns = columns.map(List::copyOf);
        types = Map.copyOf(types);
        where = List.copyOf(where);
    }

    /** True if the rows are files of a folder. */
    public boolean ofFolder() {
        return format.filter(Format.FOLDER::equals).isPresent();
    }

    /** True if the first line of the file holds the columns' names. */
    public boolean headed() {
        return header.orElse(columns.isEmpty());
    }

    /** The format of rows in a file. */
    public enum Format {
        /** Cells between commas, as in RFC 4180. */
        CSV,
        /** The same between tabs. */
        TSV,
        /** The same between semicolons, as spreadsheets write CSV where numbers have a decimal comma. */
        SEMICOLON,
        /** A JSON object in each line. */
        JSONL,
        /** A JSON array of conversations, as the files of ShareGPT have it: the first two turns are columns. */
        SHAREGPT,
        /** Words separated by blanks; one column may hold several words. */
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
