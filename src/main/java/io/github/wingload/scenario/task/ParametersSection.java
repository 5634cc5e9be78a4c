package io.github.wingload.scenario.task;

import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Segment;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.scenario.data.PercentEncoding;
import io.github.wingload.scenario.data.TemplateBuilder;
import io.github.wingload.scenario.data.Templates;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Tree;
import java.util.Optional;

/**
 * {@code query} and {@code form}: names and values, as {@code a=b&c=d}, percent-encoded.
 *
 * <p>A blank is {@code %20} in both, so that a cell of the samples is encoded alike everywhere; decoders of forms accept it.
 */
final class ParametersSection {

    private final Templates templates;
    private final TemplateBuilder segments = new TemplateBuilder();
    private String separator = "";

    private ParametersSection(Templates templates) {
        this.templates = templates;
    }

    static Template read(Node node, Templates templates) {
        ParametersSection parameters = new ParametersSection(templates);
        node.children("{lang: \"{{lang}}\"}").forEach((name, value) -> {
            if (name.contains("{{")) {
                value.keyProblem("a placeholder in a key is not supported", "write the key out");
            }
            value.itemsOrOne().forEach(one -> parameters.add(name, one));
        });
        return parameters.segments.template();
    }

    private void add(String name, Node node) {
        Optional<String> text =
                node.scalar().filter(value -> value.kind() != Tree.Kind.NOTHING).map(Tree.Scalar::text);
        if (text.isEmpty()) {
            node.wrong("a single value", "write text, a number, or a list of these");
        }
        segments.add(separator + PercentEncoding.encoded(name) + "=");
        separator = "&";
        for (Segment segment : templates.of(node, text.orElse(""), Form.URL).segments()) {
            segments.add(segment instanceof Text literal ? new Text(PercentEncoding.encoded(literal.text())) : segment);
        }
    }
}
