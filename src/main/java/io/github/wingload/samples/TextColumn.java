package io.github.wingload.samples;

import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.text.Excerpt;
import io.github.wingload.yaml.Problem;
import java.util.Optional;

/**
 * Finds the type of a column in a format with only text: an integer if every cell is one that a 64-bit number is written as (no
 * plus, no leading zeros, no {@code -0}), a number if every cell is a JSON number, and text otherwise. If less than half of the
 * cells decide, the first of them is in doubt.
 */
final class TextColumn {

    private final Cells integers = new Cells();
    private final Cells otherNumbers = new Cells();
    private final Cells texts = new Cells();

    /** The number of cells of a kind, and the first of them. */
    private static final class Cells {

        private long count;
        private String first = "";
        private int firstLine;

        void add(String cell, int line) {
            if (count++ == 0) {
                first = cell;
                firstLine = line;
            }
        }
    }

    void see(String cell, int line) {
        Cells kind = ColumnTypes.isInteger(cell) ? integers : ColumnTypes.isNumber(cell) ? otherNumbers : texts;
        kind.add(cell, line);
    }

    ColumnType type() {
        if (texts.count > 0) {
            return ColumnType.STRING;
        }
        return otherNumbers.count > 0 ? ColumnType.NUMBER : ColumnType.INTEGER;
    }

    /** The problem of the first cell that gave the column its type, if most cells alone would have given it another. */
    Optional<Problem> doubt(String file, String name) {
        boolean text = texts.count > 0;
        Cells odd = text ? texts : otherNumbers;
        long others = integers.count + (text ? otherNumbers.count : 0);
        if (odd.count == 0 || odd.count >= others) {
            return Optional.empty();
        }
        String found = Excerpt.quoted(odd.first)
                + (text
                        ? " is not a number as most cells are, so the whole column is sent as JSON strings"
                        : " is not a 64-bit integer as most cells are; each cell is sent as a number, as it is written");
        String remedy = "correct the cell, or accept this with types: {" + name + ": " + (text ? "string" : "number")
                + "} in samples";
        return Optional.of(new Problem(file, odd.firstLine, 0, name, found, remedy));
    }
}
