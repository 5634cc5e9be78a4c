package io.github.wingload.plan;

import java.math.BigDecimal;
import java.util.List;

/**
 * Selects the rows whose cell in a column passes a test.
 *
 * @param column the column's name
 * @param test on the cell
 */
public record RowFilter(String column, CellTest test) {

    /** The filter in words, such as {@code lang not in de, es}. */
    public String text() {
        return column + " " + test.text();
    }

    /** A test of a cell. */
    public sealed interface CellTest permits In, NotIn, Length, Between, Matches {

        /** The test in words, to follow the column's name. */
        String text();
    }

    /** One of these texts. */
    public record In(List<String> values) implements CellTest {

        public In {
            values = List.copyOf(values);
        }

        @Override
        public String text() {
            return (values.size() == 1 ? "is " : "in ") + String.join(", ", values);
        }
    }

    /** None of these texts. */
    public record NotIn(List<String> values) implements CellTest {

        public NotIn {
            values = List.copyOf(values);
        }

        @Override
        public String text() {
            return (values.size() == 1 ? "is not " : "not in ") + String.join(", ", values);
        }
    }

    /** A number of characters (Unicode code points), both bounds included. */
    public record Length(int min, int max) implements CellTest {

        @Override
        public String text() {
            return "of length " + min + " to " + max;
        }
    }

    /** A number, both bounds included. */
    public record Between(BigDecimal min, BigDecimal max) implements CellTest {

        @Override
        public String text() {
            return "between " + min.toPlainString() + " and " + max.toPlainString();
        }
    }

    /**
     * A text in which a regular expression finds a match.
     *
     * @param regex in the syntax of {@link java.util.regex.Pattern}
     */
    public record Matches(String regex) implements CellTest {

        @Override
        public String text() {
            return "matches " + regex;
        }
    }
}
