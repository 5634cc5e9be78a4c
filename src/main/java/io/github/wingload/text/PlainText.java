package io.github.wingload.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * No markup at all: for a terminal.
 *
 * <p>A table that is wider than the terminal loses columns: first those of {@link #LEFT_OUT}, in this order, then those on the
 * right. Its first two columns stay.
 */
public final class PlainText implements Markup {

    /** Headings of the columns that a narrow terminal does not show, the least important first. */
    private static final List<String> LEFT_OUT =
            List.of("Peak RPS", "Length", "Share", "Mean", "P95", "95% Interval", "Offered RPS", "P99");

    private static final String BETWEEN = "  ";

    private final int columns;

    /** For a file, a pipe, or a terminal of unknown width. */
    public PlainText() {
        this(Integer.MAX_VALUE);
    }

    /** @param columns the most columns of the terminal that a table takes */
    public PlainText(int columns) {
        this.columns = columns;
    }

    /** @param columns of the terminal; empty for a file or a pipe */
    public static PlainText of(OptionalInt columns) {
        return columns.isPresent() ? new PlainText(columns.getAsInt()) : new PlainText();
    }

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
                .whole(table)
                .lines()
                .mapToInt(PlainText::width)
                .max()
                .orElse(0);
    }

    @Override
    public String table(Block.Table table) {
        Block.Table fitting = table;
        List<String> next = new ArrayList<>(LEFT_OUT);
        while (columns < Integer.MAX_VALUE
                && width(fitting) > columns
                && fitting.columns().size() > 2) {
            List<String> headings =
                    fitting.columns().stream().map(Block.Table.Column::heading).toList();
            int last = headings.size() - 1;
            int index = next.isEmpty() ? last : headings.indexOf(next.remove(0));
            fitting = index > 1 ? without(fitting, index) : fitting;
        }
        return whole(fitting);
    }

    private static Block.Table without(Block.Table table, int column) {
        return new Block.Table(
                without(table.columns(), column),
                table.rows().stream().map(row -> without(row, column)).toList());
    }

    private static <T> List<T> without(List<T> cells, int column) {
        List<T> left = new ArrayList<>(cells);
        left.remove(column);
        return left;
    }

    private String whole(Block.Table table) {
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
