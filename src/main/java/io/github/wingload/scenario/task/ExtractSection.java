package io.github.wingload.scenario.task;

import io.github.wingload.plan.Extraction;
import io.github.wingload.plan.Extraction.HeaderValue;
import io.github.wingload.plan.Extraction.JsonPointer;
import io.github.wingload.plan.Extraction.Source;
import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.scenario.data.HeadersSection;
import io.github.wingload.scenario.data.Pointers;
import io.github.wingload.scenario.data.Templates;
import io.github.wingload.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code extract}: values that a step takes from its answer for later steps. */
final class ExtractSection {

    private static final Pattern HEADER = Pattern.compile("header\\s+(\\S+)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private ExtractSection() {}

    /** @param last true if no step comes after this one */
    static List<Extraction> read(Node node, Templates templates, boolean last) {
        if (node.present() && last) {
            node.keyProblem("no later step can use it", "remove it, or add the step that uses it");
        }
        List<Extraction> extractions = new ArrayList<>();
        node.children("{item_id: /id, etag: header ETag}").forEach((name, value) -> {
            checkName(name, value, templates);
            int slot = templates.extracted().slots().getOrDefault(name, 0);
            source(value).ifPresent(source -> extractions.add(new Extraction(name, slot, source)));
        });
        return extractions;
    }

    private static void checkName(String name, Node node, Templates templates) {
        if (!NAME.matcher(name).matches()) {
            node.keyProblem(
                    Node.quote(name) + " cannot be the name of an extracted value",
                    "use letters, digits, underscores, dots and hyphens, and do not start with a digit");
        } else if (templates.values().stream().map(GeneratedValue::name).anyMatch(name::equals)) {
            node.keyProblem("one of the values has this name", "choose another name");
        } else if (templates.extracted().taken().contains(name)) {
            node.keyProblem("a column of the samples has this name", "choose another name");
        }
    }

    private static Optional<Source> source(Node node) {
        Optional<String> text = node.text();
        Matcher header = HEADER.matcher(text.orElse(""));
        if (header.matches() && HeadersSection.isName(header.group(1))) {
            return Optional.of(new HeaderValue(header.group(1)));
        }
        if (text.isPresent()
                && (!text.get().startsWith("/") || Pointers.fault(text.get()).isPresent())) {
            node.problem(
                    Node.quote(text.get()) + " does not say where the value is",
                    "write a JSON pointer such as /id, or header ETag");
            return Optional.empty();
        }
        return text.map(JsonPointer::new);
    }
}
