package io.github.wingload.yaml;

import io.github.wingload.text.Figures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** A range with both its ends, written as a list: {@code [0, 10]}. */
public record Range<T extends Comparable<T>>(T least, T most) {

    private static final double WIDEST = 1e15;

    /**
     * The node's range.
     *
     * @param end reads an end of the range and reports a wrong one
     * @param example of a range, for messages
     */
    public static <T extends Comparable<T>> Optional<Range<T>> read(
            Node node, Function<Node, Optional<T>> end, String example) {
        List<Node> items = node.items(example);
        List<T> ends = items.stream().flatMap(item -> end.apply(item).stream()).toList();
        if (node.isSequence() && items.size() != 2) {
            node.problem(
                    "the list has " + items.size() + " items",
                    "write the lower and the upper end of a range, for example " + example);
            return Optional.empty();
        }
        if (ends.size() < 2) {
            return Optional.empty();
        }
        if (ends.get(0).compareTo(ends.get(1)) > 0) {
            node.problem("the first is greater than the second", "write the lower one first");
            return Optional.empty();
        }
        return Optional.of(new Range<>(ends.get(0), ends.get(1)));
    }

    /** A range of whole numbers from {@code min} to {@code max}. */
    public static Optional<Range<Long>> ofWholes(Node node, long min, long max, String example) {
        return read(node, end -> end.whole(min, max).stream().boxed().findFirst(), example);
    }

    /** A range of whole numbers, or a single number, which is both ends. */
    public static Optional<Range<Long>> ofWholesOrOne(Node node, long min, long max, String example) {
        return node.present() && !node.isSequence()
                ? node.whole(min, max).stream()
                        .mapToObj(number -> new Range<>(number, number))
                        .findFirst()
                : ofWholes(node, min, max, example);
    }

    /** A range of numbers from -10^15 to 10^15. */
    public static Optional<Range<Double>> ofNumbers(Node node, String example) {
        return read(node, end -> number(end).stream().boxed().findFirst(), example);
    }

    private static OptionalDouble number(Node node) {
        return Numbers.real(
                node,
                "from " + Figures.plain(-WIDEST),
                value -> value.compareTo(BigDecimal.valueOf(-WIDEST)) >= 0,
                WIDEST);
    }
}
