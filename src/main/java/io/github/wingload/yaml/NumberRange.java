package io.github.wingload.yaml;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Numbers from the least to the most, written as a list of the two. */
public record NumberRange(double least, double most) {

    private static final double WIDEST = 1e15;

    public static Optional<NumberRange> read(Node node, String example) {
        if (!node.present()) {
            return Optional.empty();
        }
        List<Node> ends = node.items(example);
        List<OptionalDouble> numbers = ends.stream()
                .map(end -> Numbers.real(end, "from " + Numbers.plain(-WIDEST), number -> number >= -WIDEST, WIDEST))
                .toList();
        if (node.isSequence() && ends.size() != 2) {
            node.problem("a list of " + ends.size(), "write the least and the most, for example " + example);
            return Optional.empty();
        }
        if (numbers.isEmpty() || !numbers.stream().allMatch(OptionalDouble::isPresent)) {
            return Optional.empty();
        }
        NumberRange range =
                new NumberRange(numbers.get(0).getAsDouble(), numbers.get(1).getAsDouble());
        if (range.least > range.most) {
            node.problem("the first is more than the second", "write the lower one first");
            return Optional.empty();
        }
        return Optional.of(range);
    }

    /** True if a number with no more than so many decimals is in it. */
    public boolean hasNumberOf(int decimals) {
        BigDecimal first = BigDecimal.valueOf(least).setScale(decimals, RoundingMode.CEILING);
        return first.compareTo(BigDecimal.valueOf(most)) <= 0;
    }
}
