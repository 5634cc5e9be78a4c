package io.github.wingload.scenario.task;

import io.github.wingload.plan.task.Expectation.Check;
import io.github.wingload.plan.task.Expectation.ForAll;
import io.github.wingload.plan.task.Expectation.JsonBetween;
import io.github.wingload.plan.task.Expectation.JsonEquals;
import io.github.wingload.plan.task.Expectation.JsonType;
import io.github.wingload.plan.task.Expectation.Kind;
import io.github.wingload.scenario.data.JsonSection;
import io.github.wingload.scenario.data.Pointers;
import io.github.wingload.scenario.data.Templates;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Range;
import io.github.wingload.yaml.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks of the values at JSON pointers. */
final class JsonChecks {

    private static final String EXAMPLE = "{/output/prediction: true}";
    private static final Map<String, Kind> KINDS = Words.of(Kind.class, '_');

    private JsonChecks() {}

    /** {@code /pointer: value}, {@code /pointer: {type: …}}, {@code /pointer: {between: […]}} or {@code /pointer: {equals: …}}. */
    static List<Check> read(Node node, Templates templates) {
        List<Check> checks = new ArrayList<>();
        node.children(EXAMPLE)
                .forEach((key, value) -> Pointers.ofKey(value, key)
                        .ifPresent(pointer -> checks.addAll(checks(pointer, value, templates))));
        if (node.isMapping() && Keys.children(node).isEmpty()) {
            node.problem("there is no check", "write for example " + EXAMPLE);
        }
        return checks;
    }

    /** {@code /pointer-to-an-array: {checks of each item}}. */
    static List<Check> forAll(Node node, Templates templates) {
        List<Check> checks = new ArrayList<>();
        node.children("{/predictions: {/status_code: 200}}")
                .forEach((key, value) -> Pointers.ofKey(value, key)
                        .ifPresent(pointer -> checks.add(new ForAll(pointer, read(value, templates)))));
        return checks;
    }

    private static List<Check> checks(String pointer, Node node, Templates templates) {
        if (!node.isMapping()) {
            return List.of(equal(pointer, node, templates));
        }
        List<Check> checks = new ArrayList<>();
        Keys keys = node.keys("type", "between", "equals");
        if (Keys.children(node).isEmpty()) {
            node.problem("there is no check", "write for example {type: integer}, or {equals: {}} for an empty object");
        }
        keys.get("type").oneOf(KINDS).ifPresent(kind -> checks.add(new JsonType(pointer, kind)));
        Range.ofNumbers(keys.get("between"), "[0, 1]")
                .ifPresent(range -> checks.add(new JsonBetween(pointer, range.least(), range.most())));
        Optional.of(keys.get("equals"))
                .filter(Node::present)
                .ifPresent(value -> checks.add(equal(pointer, value, templates)));
        return checks;
    }

    private static Check equal(String pointer, Node node, Templates templates) {
        return new JsonEquals(pointer, JsonSection.read(node, templates).template());
    }
}
