package io.github.wingload.scenario;

import io.github.wingload.yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code environment}: where a test runs and what the service is; one text, or texts by name, some of them from a helmfile. */
final class EnvironmentSection {

    /** The name of an environment that is one text. */
    private static final String ONLY = "environment";

    /** Names the values of a helmfile; every other name is the user's. */
    private static final String FROM = "from";

    private static final String EXAMPLE = "{where: stat1008, pods: 9}";

    private EnvironmentSection() {}

    static Map<String, String> read(Node node) {
        if (node.present() && !node.isMapping()) {
            if (node.isSequence()) {
                node.wrong("text or a mapping", "write for example " + EXAMPLE);
                return Map.of();
            }
            return node.text().map(text -> Map.of(ONLY, text)).orElse(Map.of());
        }
        Map<String, Node> children = new LinkedHashMap<>(node.children(EXAMPLE));
        Map<String, String> environment = new LinkedHashMap<>();
        Node from = children.remove(FROM);
        if (from != null) {
            List<Node> files = from.itemsOrOne();
            files.forEach(file -> environment.putAll(ServiceValues.read(file)));
        }
        environment.putAll(ReportingSection.texts(children));
        return environment;
    }
}
