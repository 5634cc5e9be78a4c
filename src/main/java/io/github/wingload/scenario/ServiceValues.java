package io.github.wingload.scenario;

import io.github.wingload.text.Fault;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.YamlFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a helmfile's values say of one inference service: the version of its image, its replicas, when it is scaled, and its resources.
 * The names are those of the file, such as {@code minReplicas}.
 */
final class ServiceValues {

    private static final String SERVICES = "inference_services";
    private static final String SCALING = "autoscaling.knative.dev/";
    private static final String FORM = "write the file and the service: values.yaml#revertrisk-wikidata";

    /** Which service of which file. */
    private record Named(String file, String service) {

        /** @throws Fault if the text does not name both */
        static Named of(String text) {
            int hash = text.lastIndexOf('#');
            if (hash <= 0 || hash == text.length() - 1) {
                throw new Fault(Node.quote(text) + " does not name a service of a file", FORM);
            }
            return new Named(text.substring(0, hash), text.substring(hash + 1));
        }
    }

    private final Map<String, String> values = new LinkedHashMap<>();

    private ServiceValues() {}

    /** The values by name; empty, with reported problems, if the node does not name a service that a file has. */
    static Map<String, String> read(Node node) {
        ServiceValues read = new ServiceValues();
        node.line(Named::of).ifPresent(named -> read.add(named, node));
        return read.values;
    }

    private void add(Named named, Node node) {
        Optional<Path> file = node.fileNamed(named.file());
        if (file.isEmpty()) {
            node.problem(Node.quote(named.file()) + " is not a path", FORM);
        }
        file.flatMap(path -> YamlFile.root(path, "values", "name another file", Path.of(""), node.findings()))
                .ifPresent(root -> {
                    Map<String, Node> services =
                            at(root, SERVICES).map(ServiceValues::members).orElse(Map.of());
                    Node service = services.get(named.service());
                    if (service == null) {
                        node.problem(
                                named.file() + " has no service " + Node.quote(named.service()),
                                services.isEmpty()
                                        ? "name a file with " + SERVICES
                                        : "its services are " + String.join(", ", services.keySet()));
                    } else {
                        add(service);
                    }
                });
    }

    private void add(Node service) {
        add("image", at(service, "predictor", "image_version"));
        at(service, "predictor", "config")
                .ifPresent(config -> members(config).forEach((name, value) -> add(name, Optional.of(value))));
        at(service, "annotations")
                .ifPresent(annotations -> members(annotations).forEach((name, value) -> {
                    if (name.startsWith(SCALING)) {
                        add("autoscaling " + name.substring(SCALING.length()), Optional.of(value));
                    }
                }));
        for (String kind : new String[] {"limits", "requests"}) {
            at(service, "predictor", "container", "resources", kind)
                    .ifPresent(resources ->
                            members(resources).forEach((name, value) -> add(kind + " " + name, Optional.of(value))));
        }
    }

    private void add(String name, Optional<Node> value) {
        value.filter(node -> node.scalar().isPresent()).flatMap(Node::words).ifPresent(text -> values.put(name, text));
    }

    /** The node at the end of these keys. */
    private static Optional<Node> at(Node from, String... keys) {
        Optional<Node> node = Optional.of(from);
        for (String key : keys) {
            node = node.map(parent -> members(parent).get(key));
        }
        return node;
    }

    private static Map<String, Node> members(Node node) {
        return node.isMapping() ? node.children("") : Map.of();
    }
}
