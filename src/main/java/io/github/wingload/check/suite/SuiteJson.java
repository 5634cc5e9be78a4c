package io.github.wingload.check.suite;

import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** A YAML value as the JSON that httpbb sends for it. */
final class SuiteJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private SuiteJson() {}

    /** The compact JSON text of a value. A value that JSON cannot hold is reported. */
    static String text(Node node) {
        return MAPPER.writeValueAsString(value(node));
    }

    private static JsonNode value(Node node) {
        if (node.isMapping()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, Node> member : node.children("").entrySet()) {
                object.set(member.getKey(), value(member.getValue()));
            }
            return object;
        }
        if (node.isSequence()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            List<Node> items = node.items("");
            items.forEach(item -> array.add(value(item)));
            return array;
        }
        Optional<Tree.Scalar> scalar = node.scalar();
        Optional<JsonNode> value = scalar.flatMap(PlainValue::of);
        if (scalar.isPresent() && value.isEmpty()) {
            node.problem(Node.quote(node.written()) + " is a date or no finite number in YAML 1.1", "put it in quotes");
        }
        return value.orElse(NullNode.getInstance());
    }
}
