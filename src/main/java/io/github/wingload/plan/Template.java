package io.github.wingload.plan;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Text with placeholders, already taken apart: the segments put one after the other are the result.
 *
 * <p>Every column that a segment names exists in its task's samples, every generated value in the plan, and every extracted value
 * in an earlier task of the flow.
 */
public record Template(List<Segment> segments) implements Task.Content {

    public Template {
        segments = List.copyOf(segments);
    }

    /** Text without placeholders. */
    public static Template of(String text) {
        return new Template(text.isEmpty() ? List.of() : List.of(new Text(text)));
    }

    /** True if the result is the same for every request. */
    public boolean constant() {
        return segments.stream().allMatch(Text.class::isInstance);
    }

    /** The result of a constant template. */
    public String constantText() {
        return segments.stream().map(segment -> ((Text) segment).text()).collect(Collectors.joining());
    }

    /** A piece of the result. */
    public sealed interface Segment permits Text, Column, Generated, Extracted {}

    /** Characters that stand as they are. */
    public record Text(String text) implements Segment {}

    /**
     * The cell of the sample row in a column.
     *
     * @param index which column, from 0
     * @param form how the cell is written
     */
    public record Column(int index, Form form) implements Segment {}

    /**
     * A value made for this request.
     *
     * @param index which of the plan's values, from 0
     * @param form how it is written
     */
    public record Generated(int index, Form form) implements Segment {}

    /**
     * A value taken from the answer of an earlier task of the flow.
     *
     * @param slot where the flow keeps it
     * @param form how it is written
     */
    public record Extracted(int slot, Form form) implements Segment {}

    /** How a value is written into the result. */
    public enum Form {
        /** As it is. */
        RAW,
        /** As a whole JSON value of the column's type: an integer as digits, text in quotes. */
        JSON_VALUE,
        /** Inside a JSON string: escaped, without quotes. */
        JSON_TEXT,
        /** Percent-encoded as part of a URL's path or query. */
        URL
    }
}
