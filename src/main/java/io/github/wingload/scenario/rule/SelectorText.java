package io.github.wingload.scenario.rule;

import io.github.wingload.plan.Selector;
import io.github.wingload.plan.Selector.Comparison;
import io.github.wingload.plan.Selector.Matcher;
import io.github.wingload.text.LinearPattern;
import io.github.wingload.yaml.LineCursor;
import io.github.wingload.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads a selector as Prometheus writes it: {@code metric}, {@code metric{label="value",other=~"a.*"}}. */
final class SelectorText {

    private static final String EXAMPLE = "write for example process_cpu_seconds_total or up{pod=~\"model-.*\"}";
    private static final Pattern METRIC = Pattern.compile("[A-Za-z_:][A-Za-z0-9_:]*");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern COMPARISON = Pattern.compile("=~|!~|!=|=");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"|'((?:[^'\\\\]++|\\\\.)*+)'");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private final LineCursor cursor;

    private SelectorText(String text) {
        this.cursor = new LineCursor(text);
    }

    /** The node's selector. */
    static Optional<Selector> read(Node node) {
        return node.line(text -> new SelectorText(text).selector());
    }

    private Selector selector() {
        String metric = cursor.take(METRIC)
                .orElseThrow(() -> cursor.expected("the name of a metric", EXAMPLE))
                .group();
        List<Matcher> matchers = new ArrayList<>();
        if (takes("{")) {
            while (!takes("}")) {
                matchers.add(matcher());
                if (!takes(",") && !cursor.rest().startsWith("}")) {
                    throw cursor.expected("a comma or }", EXAMPLE);
                }
            }
        }
        if (!cursor.atEnd()) {
            throw cursor.expected(
                    matchers.isEmpty() ? "{ or the end" : "the end", "functions are not supported; " + EXAMPLE);
        }
        return new Selector(metric, matchers);
    }

    private Matcher matcher() {
        String label = cursor.take(LABEL)
                .orElseThrow(() -> cursor.expected("the name of a label or }", EXAMPLE))
                .group();
        String symbol = cursor.take(COMPARISON)
                .orElseThrow(() -> cursor.expected("=, !=, =~ or !~", EXAMPLE))
                .group();
        Comparison comparison = List.of(Comparison.values()).stream()
                .filter(one -> one.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
        MatchResult quoted =
                cursor.take(QUOTED).orElseThrow(() -> cursor.expected("the label's value in quotes", EXAMPLE));
        String value = unescaped(quoted.group(1) != null ? quoted.group(1) : quoted.group(2));
        if (comparison.pattern()) {
            LinearPattern.withAnyDot(value);
        }
        return new Matcher(label, comparison, value);
    }

    private static String unescaped(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(escape ->
                        java.util.regex.Matcher.quoteReplacement(escape.group(1).equals("n") ? "\n" : escape.group(1)));
    }

    private boolean takes(String symbol) {
        return cursor.take(Pattern.compile(Pattern.quote(symbol))).isPresent();
    }
}
