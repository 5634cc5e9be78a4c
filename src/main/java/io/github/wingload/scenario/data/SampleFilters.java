package io.github.wingload.scenario.data;

import io.github.wingload.plan.RowFilter;
import io.github.wingload.plan.RowFilter.Between;
import io.github.wingload.plan.RowFilter.CellTest;
import io.github.wingload.plan.RowFilter.In;
import io.github.wingload.plan.RowFilter.Length;
import io.github.wingload.plan.RowFilter.Matches;
import io.github.wingload.plan.RowFilter.NotIn;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Tree;
import io.github.wingload.yaml.Tree.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code samples: {where: …}}: which rows are used. */
final class SampleFilters {

    private static final String EXAMPLE = "{lang: {not_in: [de, es]}}";

    private SampleFilters() {}

    /** The filters that are written as they should be, in the file's order. */
    static List<RowFilter> read(Node node) {
        List<RowFilter> filters = new ArrayList<>();
        node.children(EXAMPLE)
                .forEach((column, tests) -> tests(tests).forEach(test -> filters.add(new RowFilter(column, test))));
        return filters;
    }

    private static List<CellTest> tests(Node node) {
        if (node.scalar().filter(value -> value.kind() != Kind.NOTHING).isPresent()) {
            return node.words().map(word -> (CellTest) new In(List.of(word))).stream()
                    .toList();
        }
        // In the order written, since a test may keep the next from cells that are not for it.
        node.keys("in", "not_in", "length", "between", "matches");
        Map<String, Node> written = Keys.children(node);
        if (node.isMapping() && written.isEmpty()) {
            node.problem("no test is said", "write one, for example {not_in: [de, es]}");
        }
        return written.keySet().stream()
                .flatMap(key -> test(key, written.get(key)).stream())
                .toList();
    }

    private static Optional<CellTest> test(String key, Node node) {
        return switch (key) {
            case "in" -> values(node).map(In::new);
            case "not_in" -> values(node).map(NotIn::new);
            case "length" ->
                bounds(node, "[10, 350]", SampleFilters::length, (min, max) ->
                        (CellTest) new Length(min.intValue(), max.intValue()));
            case "between" -> bounds(node, "[1, 100]", SampleFilters::number, Between::new);
            case "matches" -> regex(node);
            // Reported as unknown already.
            default -> Optional.empty();
        };
    }

    private static Optional<List<String>> values(Node node) {
        List<Node> items = node.items("[de, es]");
        if (node.isSequence() && items.isEmpty()) {
            node.problem("an empty list", "name the values, for example [de, es]");
        }
        List<String> values =
                items.stream().flatMap(item -> item.words().stream()).toList();
        return values.isEmpty() || values.size() < items.size() ? Optional.empty() : Optional.of(values);
    }

    private static Optional<CellTest> regex(Node node) {
        return node.line().flatMap(regex -> {
            try {
                Pattern.compile(regex);
                return Optional.of(new Matches(regex));
            } catch (PatternSyntaxException e) {
                node.problem(
                        Node.quote(regex) + " is no regular expression: " + e.getDescription(),
                        "write one like ^[A-Z], with a backslash before a character that is meant as it is");
                return Optional.empty();
            }
        });
    }

    private static <N extends Comparable<N>> Optional<CellTest> bounds(
            Node node, String example, Function<Node, Optional<N>> number, BiFunction<N, N, CellTest> test) {
        List<Node> items = node.items(example);
        if (node.isSequence() && items.size() != 2) {
            node.problem("a list of " + items.size(), "write the least and the greatest, for example " + example);
            return Optional.empty();
        }
        List<N> bounds =
                items.stream().flatMap(item -> number.apply(item).stream()).toList();
        if (bounds.size() < 2) {
            return Optional.empty();
        }
        if (bounds.get(0).compareTo(bounds.get(1)) > 0) {
            node.problem("the first is above the second", "write the least and the greatest, for example " + example);
            return Optional.empty();
        }
        return Optional.of(test.apply(bounds.get(0), bounds.get(1)));
    }

    private static Optional<Long> length(Node node) {
        OptionalLong length = node.whole(0, Integer.MAX_VALUE);
        return length.isPresent() ? Optional.of(length.getAsLong()) : Optional.empty();
    }

    /** Not through a double, which would blur the last digits of long ids. */
    private static Optional<BigDecimal> number(Node node) {
        Optional<BigDecimal> number = node.scalar().flatMap(Tree.Scalar::decimal);
        if (number.isEmpty()) {
            node.wrong("a number", "write a number");
        }
        return number;
    }
}
