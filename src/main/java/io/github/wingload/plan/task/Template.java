package io.github.wingload.plan.task;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text with placeholders, as a list of segments. The result is the segments concatenated.
 *
 * <p>Every placeholder refers to something that exists: a column of the task's samples, a generated value of the plan, or a value
 * extracted by an earlier task of the flow.
 */
public record Template(List<Segment> segments) implements Task.Content {

    public Template {
        segments = List.copyOf(segments);
    }

    /** Text without placeholders. */
    public static Template of(String text) {
        return new Template(text.isEmpty() ? List.of() : List.of(new Text(text)));
    }

    @Override
    public Stream<Template> templates() {
        return Stream.of(this);
    }

    @Override
    public Template with(UnaryOperator<Template> change) {
        return change.apply(this);
    }

    /** True if the result is the same for every request. */
    public boolean constant() {
        return segments.stream().allMatch(Text.class::isInstance);
    }

    /** The result of a constant template. */
    public String constantText() {
        return segments.stream().map(segment -> ((Text) segment).text()).collect(Collectors.joining());
    }

    /** A part of the result. */
    public sealed interface Segment permits Text, Column, Generated, Extracted {}

    /** Literal characters. */
    public record Text(String text) implements Segment {}

    /**
     * A cell of the sample row.
     *
     * @param index of the column, from 0
     * @param form how the cell is written
     */
    public record Column(int index, Form form) implements Segment {}

    /**
     * A value that is generated for each request.
     *
     * @param index of the plan's value, from 0
     * @param form how it is written
     */
    public record Generated(int index, Form form) implements Segment {}

    /**
     * A value that was extracted from the answer of an earlier task of the flow.
     *
     * @param slot in which the flow keeps it
     * @param form how it is written
     */
    public record Extracted(int slot, Form form) implements Segment {}

    /** How a value is written into the result. */
    public enum Form {
        /** Unchanged. */
        RAW,
        /** As a whole JSON value of the column's type: an integer as digits, text in quotes. */
        JSON_VALUE,
        /** Inside a JSON string: escaped, without quotes. */
        JSON_TEXT,
        /** Percent-encoded as part of a URL's path or query. */
        URL,
        /**
         * As a URL's path and query themselves: only characters that cannot stand there are percent-encoded. At the beginning of a
         * path it begins with a slash.
         */
        TARGET
    }
}
