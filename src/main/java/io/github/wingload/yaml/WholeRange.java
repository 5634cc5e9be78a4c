package io.github.wingload.yaml;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Whole numbers from the least to the most, written as a list of the two. */
public record WholeRange(long least, long most) {

    /** The node's range, both ends of which are from {@code min} to {@code max}. */
    public static Optional<WholeRange> read(Node node, long min, long max, String example) {
        if (!node.present()) {
            return Optional.empty();
        }
        List<Node> ends = node.items(example);
        List<OptionalLong> numbers =
                ends.stream().map(end -> end.whole(min, max)).toList();
        if (node.isSequence() && ends.size() != 2) {
            node.problem("a list of " + ends.size(), "write the least and the most, for example " + example);
            return Optional.empty();
        }
        if (numbers.isEmpty() || !numbers.stream().allMatch(OptionalLong::isPresent)) {
            return Optional.empty();
        }
        WholeRange range =
                new WholeRange(numbers.get(0).getAsLong(), numbers.get(1).getAsLong());
        if (range.least > range.most) {
            node.problem("the first is more than the second", "write the lower one first");
            return Optional.empty();
        }
        return Optional.of(range);
    }

    /** The same, where a number alone stands for a range of one. */
    public static Optional<WholeRange> readOrOne(Node node, long min, long max, String example) {
        if (node.present() && !node.isSequence()) {
            OptionalLong number = node.whole(min, max);
            return number.isPresent()
                    ? Optional.of(new WholeRange(number.getAsLong(), number.getAsLong()))
                    : Optional.empty();
        }
        return read(node, min, max, example);
    }
}
