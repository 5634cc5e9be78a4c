package io.github.wingload.report.console;

import io.github.wingload.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The layout of a table in Locust's style, with a column of names.
 *
 * <p>In a file it is as wide as Locust's, and a name that is longer than its column pushes its row to the right. On a terminal the
 * table fits: columns are left out, in the order that its maker gives, until names have {@value #ENOUGH_NAME} columns or need no
 * more; what is still too long of a name is left out in its middle.
 */
final class ConsoleTable {

    /** The heading of the column of names. */
    static final String NAME = "Name";

    private static final int ENOUGH_NAME = 24;
    private static final int LEAST_NAME = "Aggregated".length();

    private final List<Column> columns;
    private final Set<Integer> kept;
    private final boolean fits;
    private final int nameWidth;

    /**
     * A column.
     *
     * @param width of its cells
     * @param left true for texts, false for figures
     * @param before what separates a cell from the one before
     * @param rule the length of its part of the rule below the headings
     */
    record Column(String heading, int width, boolean left, String before, int rule) {

        static Column text(String heading, int width, String before) {
            return new Column(heading, width, true, before, width);
        }

        static Column figures(String heading, int width, String before) {
            return new Column(heading, width, false, before, width);
        }

        Column ruled(int length) {
            return new Column(heading, width, left, before, length);
        }

        private boolean ofNames() {
            return heading.equals(NAME);
        }
    }

    /**
     * Chooses the columns.
     *
     * @param columns one of them with the heading {@link #NAME}, whose width is that in a file
     * @param leftOut headings of the columns that can be left out, in order
     * @param names of the rows
     */
    ConsoleTable(List<Column> columns, List<String> leftOut, List<String> names, TableWidths widths) {
        this.columns = List.copyOf(columns);
        this.fits = widths.terminal();
        this.kept = new TreeSet<>();
        for (int i = 0; i < columns.size(); i++) {
            kept.add(i);
        }
        if (!fits) {
            nameWidth = columns.stream()
                    .filter(Column::ofNames)
                    .findFirst()
                    .orElseThrow()
                    .width();
            return;
        }
        int longest =
                names.stream().map(Printable::of).mapToInt(Style::width).max().orElse(0);
        List<String> next = new ArrayList<>(leftOut);
        while (room(widths) < Math.max(LEAST_NAME, Math.min(longest, ENOUGH_NAME)) && !next.isEmpty()) {
            String heading = next.remove(0);
            kept.removeIf(column -> columns.get(column).heading().equals(heading));
        }
        nameWidth = Math.max(LEAST_NAME, Math.min(longest, room(widths)));
    }

    /** The columns of the terminal that names can have. */
    private int room(TableWidths widths) {
        return widths.columns()
                - kept.stream()
                        .map(columns::get)
                        .mapToInt(column -> column.before().length() + (column.ofNames() ? 0 : column.width()))
                        .sum();
    }

    /** The headings and the rule below them. */
    String head() {
        return row(columns.stream().map(Column::heading).toList()) + rule();
    }

    /** The line between the headings and the rows, or between rows. */
    String rule() {
        return kept.stream().map(columns::get).map(this::rule).collect(Collectors.joining(fits ? "" : "|")) + "\n";
    }

    /** Parts of Locust's rule are not all as wide as their columns. */
    private String rule(Column column) {
        String dashes = "-".repeat(column.ofNames() ? nameWidth : fits ? column.width() : column.rule());
        return fits && !column.before().isEmpty() ? "-".repeat(column.before().length() - 1) + "|" + dashes : dashes;
    }

    /** A row with a cell for each column, also for those that are left out. */
    String row(List<String> cells) {
        StringBuilder row = new StringBuilder();
        for (int index : kept) {
            Column column = columns.get(index);
            String cell = column.ofNames() ? name(cells.get(index)) : cells.get(index);
            int width = column.ofNames() ? nameWidth : column.width();
            String blanks = " ".repeat(Math.max(0, width - Style.width(cell)));
            row.append(column.before()).append(column.left() ? cell + blanks : blanks + cell);
        }
        return row.append('\n').toString();
    }

    private String name(String name) {
        String printable = Printable.of(name);
        return fits ? Shortened.inTheMiddle(printable, nameWidth) : printable;
    }
}
