package io.github.wingload.scenario.data;

import io.github.wingload.plan.RowFilter;
import io.github.wingload.plan.RowFilter.Between;
import io.github.wingload.plan.RowFilter.CellTest;
import io.github.wingload.plan.RowFilter.In;
import io.github.wingload.plan.RowFilter.Length;
import io.github.wingload.plan.RowFilter.Matches;
import io.github.wingload.plan.RowFilter.NotIn;
import io.github.wingload.text.LinearPattern;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Range;
import io.github.wingload.yaml.Tree;
import io.github.wingload.yaml.Tree.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code samples: {where: …}}: filters that decide which rows are used. */
final class SampleFilters {

    private static final String EXAMPLE = "{lang: {not_in: [de, es]}}";

    private SampleFilters() {}

    /** The filters without problems, in the file's order. */
    static List<RowFilter> read(Node node) {
        List<RowFilter> filters = new ArrayList<>();
        node.children(EXAMPLE)
                .forEach((column, tests) -> tests(tests).forEach(test -> filters.add(new RowFilter(column, test))));
        return filters;
    }

    private static List<CellTest> tests(Node node) {
        if (node.scalar().filter(value -> value.kind() != Kind.NOTHING).isPresent()) {
            return node.words().<CellTest>map(word -> new In(List.of(word))).stream()
                    .toList();
        }
        Keys keys = node.keys("in", "not_in", "length", "between", "matches");
        if (node.isMapping() && Keys.children(node).isEmpty()) {
            node.problem("the filter has no test", "write one, for example {not_in: [de, es]}");
        }
        // In the order of the file: a test may exclude cells that the next one cannot read.
        return keys.written().stream()
                .flatMap(key -> test(key, keys.get(key)).stream())
                .toList();
    }

    private static Optional<CellTest> test(String key, Node node) {
        return switch (key) {
            case "in" -> values(node).map(In::new);
            case "not_in" -> values(node).map(NotIn::new);
            case "length" ->
                Range.ofWholes(node, 0, Integer.MAX_VALUE, "[10, 350]")
                        .map(range -> new Length(
                                range.least().intValue(), range.most().intValue()));
            case "between" ->
                Range.read(node, SampleFilters::number, "[1, 100]")
                        .map(range -> new Between(range.least(), range.most()));
            default -> node.line(LinearPattern::of).map(pattern -> new Matches(pattern.toString()));
        };
    }

    private static Optional<List<String>> values(Node node) {
        List<Node> items = node.someItems("[de, es]");
        List<String> values =
                items.stream().flatMap(item -> item.words().stream()).toList();
        return values.isEmpty() || values.size() < items.size() ? Optional.empty() : Optional.of(values);
    }

    /** Not as a double, which would round the last digits of long ids. */
    private static Optional<BigDecimal> number(Node node) {
        Optional<BigDecimal> number = node.scalar().flatMap(Tree.Scalar::decimal);
        if (number.isEmpty()) {
            node.wrong("a number", "write a number");
        }
        return number;
    }
}
