package io.github.wingload.yaml;

import io.github.wingload.yaml.Tree.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A mapping whose keys are known. */
public record Keys(Node node, List<String> known, Map<String, Node> children) {

    static Keys of(Node node, List<String> known) {
        Map<String, Node> children = children(node);
        children.forEach((key, child) -> {
            if (!known.contains(key)) {
                child.keyProblem(
                        "unknown key", node.findings().remedy(node.key().replaceFirst("\\[.*", ""), key, known));
            }
        });
        return new Keys(node, known, children);
    }

    /** The mapping's values by key, whatever the keys; empty if the node is not a mapping. */
    public static Map<String, Node> children(Node node) {
        Map<String, Node> children = new LinkedHashMap<>();
        node.as(Mapping.class)
                .ifPresent(mapping ->
                        mapping.entries().forEach((key, entry) -> children.put(key, node.child(key, entry))));
        return children;
    }

    public boolean has(String key) {
        return get(key).present();
    }

    /** The key's node, which may be absent. */
    public Node get(String key) {
        if (!known.contains(key)) {
            throw new IllegalArgumentException(key + " is not among " + known);
        }
        return children.getOrDefault(key, node.absent(key));
    }

    /** The key's node; a missing key is reported, with an example of what to write. */
    public Node required(String key, String example) {
        Node child = get(key);
        if (!child.present() && node.isMapping()) {
            child.problem("missing", "add it, for example " + example);
        }
        return child;
    }

    /** The known keys that are present, in the document's order. */
    public List<String> written() {
        return children.keySet().stream().filter(known::contains).toList();
    }

    /** The nodes of those of the keys that are present. */
    public List<Node> present(List<String> keys) {
        return keys.stream().map(this::get).filter(Node::present).toList();
    }

    /** Reports each of the keys that is present. */
    public void refuse(List<String> keys, String found, String remedy) {
        present(keys).forEach(key -> key.keyProblem(found, remedy));
    }

    /** Reports each of the keys that is present, because another key excludes it. */
    public void exclude(String ruling, List<String> keys) {
        present(keys)
                .forEach(key ->
                        key.keyProblem(ruling + " and " + key.key() + " cannot be combined", "keep one of them"));
    }

    /** Reports all but the first of these keys if more than one is present. */
    public void atMostOneOf(List<String> keys) {
        List<String> there = keys.stream().filter(this::has).toList();
        there.stream().limit(1).forEach(first -> exclude(first, there.subList(1, there.size())));
    }

    /** Reports a mapping with none of these keys. */
    public void atLeastOneOf(List<String> keys, String found, String remedy) {
        if (node.isMapping() && present(keys).isEmpty()) {
            node.problem(found, remedy);
        }
    }
}
