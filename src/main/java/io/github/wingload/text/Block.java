package io.github.wingload.text;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A part of a page, separated by blank lines. */
public sealed interface Block {

    /** This block as text. */
    String in(Markup markup);

    /** A paragraph. It must not start with text from outside, because some markups read the first characters of a line as a command. */
    record Paragraph(Phrase text) implements Block {

        public static Paragraph of(String text) {
            return new Paragraph(Phrase.of(text));
        }

        @Override
        public String in(Markup markup) {
            return markup.text(text);
        }
    }

    /** A list; at least one item. */
    record Bullets(List<Phrase> items) implements Block {

        public Bullets {
            items = List.copyOf(items);
        }

        public static Bullets of(List<String> items) {
            return new Bullets(items.stream().map(Phrase::of).toList());
        }

        @Override
        public String in(Markup markup) {
            return markup.bullets(items);
        }
    }

    /** Rows of cells under headings. */
    record Table(List<Column> columns, List<List<Phrase>> rows) implements Block {

        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** A table with a column of text, and columns of figures after it. */
        public static Table of(String text, List<String> figures, List<List<Phrase>> rows) {
            return new Table(
                    Stream.concat(Stream.of(Column.text(text)), figures.stream().map(Column::figures))
                            .toList(),
                    rows);
        }

        @Override
        public String in(Markup markup) {
            return markup.table(this);
        }

        /** As lines of cells between vertical bars, with a rule below the headings. */
        String betweenBars(Function<Column, String> rule, Function<Phrase, String> cell) {
            Stream<String> head =
                    Stream.of(bars(columns, column -> cell.apply(Phrase.of(column.heading()))), bars(columns, rule));
            return Stream.concat(head, rows.stream().map(cells -> bars(cells, cell)))
                    .collect(Collectors.joining("\n"));
        }

        private static <T> String bars(List<T> cells, Function<T, String> text) {
            return cells.stream().map(text).collect(Collectors.joining(" | ", "| ", " |"));
        }

        /**
         * A column.
         *
         * @param heading its title
         * @param figures true for numbers, which are right-aligned
         */
        public record Column(String heading, boolean figures) {

            public static Column text(String heading) {
                return new Column(heading, false);
            }

            public static Column figures(String heading) {
                return new Column(heading, true);
            }
        }
    }

    /** Text that is shown unchanged, such as an answer's body: one or more lines. */
    record Verbatim(String text) implements Block {

        @Override
        public String in(Markup markup) {
            return markup.verbatim(text.lines().map(Printable::of).toList());
        }
    }

    /** Prose from a user, with its line breaks and empty lines. */
    record Prose(String text) implements Block {

        @Override
        public String in(Markup markup) {
            return markup.prose(
                    text.strip().lines().map(Printable::of).map(String::strip).toList());
        }
    }
}
