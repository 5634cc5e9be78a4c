package io.github.wingload.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** No markup at all: for a terminal. */
public final class PlainText implements Markup {

    private static final String BETWEEN = "  ";

    @Override
    public String title(String text) {
        return underlined(text, "=");
    }

    @Override
    public String heading(String text) {
        return underlined(text, "-");
    }

    /** How many columns of a terminal a table takes. */
    public static int width(Block.Table table) {
        return new PlainText()
                .table(table)
                .lines()
                .mapToInt(PlainText::width)
                .max()
                .orElse(0);
    }

    @Override
    public String table(Block.Table table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.columns().stream().map(Block.Table.Column::heading).toList());
        table.rows().forEach(row -> rows.add(row.stream().map(this::text).toList()));
        int[] widths = IntStream.range(0, table.columns().size())
                .map(i -> rows.stream().mapToInt(row -> width(row.get(i))).max().orElse(0))
                .toArray();
        rows.add(1, IntStream.of(widths).mapToObj("-"::repeat).toList());
        return rows.stream().map(row -> line(row, table.columns(), widths)).collect(Collectors.joining("\n"));
    }

    @Override
    public String verbatim(List<String> lines) {
        return lines.stream().map(line -> "    " + line).collect(Collectors.joining("\n"));
    }

    @Override
    public String prose(List<String> lines) {
        return String.join("\n", lines);
    }

    private static String line(List<String> cells, List<Block.Table.Column> columns, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> {
                    String blanks = " ".repeat(widths[i] - width(cells.get(i)));
                    return columns.get(i).figures() ? blanks + cells.get(i) : cells.get(i) + blanks;
                })
                .collect(Collectors.joining(BETWEEN))
                .stripTrailing();
    }

    private static String underlined(String text, String with) {
        String line = Printable.of(text);
        return line + "\n" + with.repeat(width(line));
    }

    @Override
    public String text(Phrase phrase) {
        return phrase.pieces().stream().map(Phrase.Piece::text).collect(Collectors.joining());
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
