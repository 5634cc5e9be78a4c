package io.github.wingload.text;

import java.util.List;
import java.util.stream.Collectors;

/** A line of a CSV file, as RFC 4180 writes it, without its end. */
public final class CsvLine {

    private CsvLine() {}

    /** The cells with commas between them; those with a comma, a quote or an end of line are in quotes. */
    public static String of(List<String> cells) {
        return cells.stream().map(CsvLine::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
