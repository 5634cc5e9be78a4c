package io.github.wingload.scenario.task;

import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.Extraction.HeaderValue;
import io.github.wingload.plan.task.Extraction.JsonPointer;
import io.github.wingload.plan.task.Extraction.Source;
import io.github.wingload.plan.task.Extraction.StreamText;
import io.github.wingload.scenario.data.HeadersSection;
import io.github.wingload.scenario.data.Pointers;
import io.github.wingload.scenario.data.SecretNames;
import io.github.wingload.scenario.data.Templates;
import io.github.wingload.scenario.data.ValuesSection;
import io.github.wingload.text.Fault;
import io.github.wingload.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code extract}: values that a step takes from its answer for later steps. */
final class ExtractSection {

    private static final Pattern HEADER = Pattern.compile("header\\s+(\\S+)");

    private static final String STREAM_TEXT = "stream text";

    private ExtractSection() {}

    /** @param last true if no step comes after this one */
    static List<Extraction> read(Node node, Templates templates, boolean last) {
        List<Extraction> extractions = new ArrayList<>();
        Map<String, Node> children = node.children("{item_id: /id, etag: header ETag}");
        if (node.present() && last && !templates.extracted().lasting().containsAll(children.keySet())) {
            node.keyProblem(
                    "no later step can use it",
                    "remove it, add the step that uses it, or move this step to on_start to use the value in all tasks");
        }
        children.forEach((name, value) -> {
            checkName(name, value, templates);
            int slot = templates.extracted().slots().getOrDefault(name, 0);
            value.text(ExtractSection::source)
                    .map(source -> new Extraction(name, slot, source, SecretNames.isSecret(name) || isSecret(source)))
                    .ifPresent(extractions::add);
        });
        return extractions;
    }

    private static void checkName(String name, Node node, Templates templates) {
        if (!ValuesSection.checkName(node, name, "an extracted value")) {
            return;
        }
        if (templates.values().stream().map(GeneratedValue::name).anyMatch(name::equals)) {
            node.keyProblem("one of the values has this name", "choose another name");
        } else if (templates.extracted().taken().contains(name)) {
            node.keyProblem("a column of the samples has this name", "choose another name");
        }
    }

    private static boolean isSecret(Source source) {
        return source instanceof HeaderValue header
                && (header.header().equalsIgnoreCase("Set-Cookie") || HeadersSection.isSecret(header.header()));
    }

    private static Source source(String text) {
        Matcher header = HEADER.matcher(text);
        if (header.matches() && HeadersSection.isName(header.group(1))) {
            return new HeaderValue(header.group(1));
        }
        if (text.equals(STREAM_TEXT)) {
            return new StreamText();
        }
        if (text.startsWith("/") && Pointers.isPointer(text)) {
            return new JsonPointer(text);
        }
        throw new Fault(
                Node.quote(text) + " does not say where the value is",
                "write a JSON pointer such as /id, header ETag, or stream text");
    }
}
