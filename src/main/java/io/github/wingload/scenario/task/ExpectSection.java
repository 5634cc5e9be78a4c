package io.github.wingload.scenario.task;

import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Expectation.Check;
import io.github.wingload.plan.task.Expectation.Contains;
import io.github.wingload.plan.task.Expectation.HeaderAbsent;
import io.github.wingload.plan.task.Expectation.HeaderEquals;
import io.github.wingload.plan.task.Expectation.HeaderMatches;
import io.github.wingload.plan.task.Expectation.Items;
import io.github.wingload.plan.task.Expectation.Matches;
import io.github.wingload.plan.task.Expectation.MaxTime;
import io.github.wingload.plan.task.Expectation.Size;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.scenario.data.HeadersSection;
import io.github.wingload.scenario.data.Pointers;
import io.github.wingload.scenario.data.Templates;
import io.github.wingload.text.LinearPattern;
import io.github.wingload.yaml.ByteSizes;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code expect}: the checks that an answer must pass to count as ok. */
record ExpectSection(Templates templates) {

    private static final long LARGEST = 1L << 40;
    private static final List<String> KEYS =
            List.of("status", "json", "all", "items", "contains", "matches", "headers", "size", "stream", "max");

    static Expectation read(Node node, Templates templates) {
        return node.present() ? new ExpectSection(templates).expectation(node) : Expectation.ANY_2XX;
    }

    private Expectation expectation(Node node) {
        Keys keys = node.keys(KEYS);
        if (node.isMapping() && Keys.children(node).isEmpty()) {
            node.problem("expect is empty", "write for example {status: 200}, or remove it");
        }
        List<Check> checks = new ArrayList<>();
        // In the order of the file: of several failing checks, the first is reported.
        keys.written().forEach(key -> checks.addAll(checks(key, keys.get(key))));
        return new Expectation(StatusSection.read(keys.get("status")), checks, items(keys.get("items")));
    }

    private List<? extends Check> checks(String key, Node node) {
        return switch (key) {
            case "json" -> JsonChecks.read(node, templates);
            case "all" -> JsonChecks.forAll(node, templates);
            case "contains" ->
                node.text().map(text -> new Contains(templates.of(node, text, Form.RAW))).stream()
                        .toList();
            case "matches" ->
                node.text(LinearPattern::of).map(pattern -> new Matches(pattern.toString())).stream()
                        .toList();
            case "headers" -> headers(node);
            case "size" -> size(node).stream().toList();
            case "stream" -> StreamSection.demands(node, templates);
            case "max" -> node.duration().map(MaxTime::new).stream().toList();
            default -> List.of();
        };
    }

    private List<Check> headers(Node node) {
        List<Check> checks = new ArrayList<>();
        node.children("{X-Cache: hit}").forEach((name, value) -> {
            if (!HeadersSection.isName(name)) {
                value.keyProblem("this is not a valid header name", "use letters, digits and hyphens");
            }
            if (value.isMapping()) {
                header(name, value.keys("matches", "absent")).ifPresent(checks::add);
            } else {
                value.words()
                        .ifPresent(text -> checks.add(new HeaderEquals(name, templates.of(value, text, Form.RAW))));
            }
        });
        return checks;
    }

    private static Optional<Check> header(String name, Keys keys) {
        keys.atMostOneOf(List.of("matches", "absent"));
        if (keys.has("absent")) {
            Node absent = keys.get("absent");
            if (absent.truth().filter(yes -> !yes).isPresent()) {
                absent.problem("a header cannot be asked for this way", "write {matches: \".\"} for any value");
            }
            return Optional.of(new HeaderAbsent(name));
        }
        return keys.required("matches", "matches: hit")
                .text(LinearPattern::of)
                .map(regex -> new HeaderMatches(name, regex.toString()));
    }

    private static Optional<Check> size(Node node) {
        Keys keys = node.keys("min", "max");
        OptionalLong least = ByteSizes.read(keys.get("min"), 0, LARGEST);
        OptionalLong most = ByteSizes.read(keys.get("max"), 0, LARGEST);
        keys.atLeastOneOf(List.of("min", "max"), "min or max is missing", "write for example {min: 10, max: 2000}");
        if (least.isPresent() && most.isPresent() && least.getAsLong() > most.getAsLong()) {
            node.problem("min is greater than max", "write the lower one as min");
        }
        return least.isPresent() || most.isPresent()
                ? Optional.of(new Size(least.orElse(0), most.orElse(Long.MAX_VALUE)))
                : Optional.empty();
    }

    private Optional<Items> items(Node node) {
        if (!node.isMapping()) {
            return node.present()
                    ? Pointers.read(node).map(pointer -> new Items(pointer, List.of()))
                    : Optional.empty();
        }
        Keys keys = node.keys("at", "each");
        Optional<String> pointer = Pointers.read(keys.required("at", "at: /predictions"));
        List<Check> each = JsonChecks.read(keys.get("each"), templates);
        return pointer.map(at -> new Items(at, each));
    }
}
