package io.github.wingload.scenario.data;

import io.github.wingload.yaml.Node;
import java.util.Optional;
import java.util.regex.Pattern;

/** JSON pointers (RFC 6901): {@code /output/0/id}, or nothing for the whole. */
public final class Pointers {

    private static final Pattern POINTER = Pattern.compile("(?:/(?:[^~/]++|~[01])*+)*+", Pattern.DOTALL);

    private Pointers() {}

    /** The node's text as a pointer; an empty one is the whole. */
    public static Optional<String> read(Node node) {
        if (node.scalar().filter(value -> value.text().isEmpty()).isPresent()) {
            return Optional.of("");
        }
        Optional<String> pointer = node.text();
        pointer.ifPresent(text -> fault(text).ifPresent(fault -> node.problem(fault, remedy(text))));
        return pointer.filter(text -> fault(text).isEmpty());
    }

    /** The node's key as a pointer. */
    public static Optional<String> ofKey(Node node, String key) {
        Optional<String> fault = fault(key);
        fault.ifPresent(found -> node.keyProblem(found, remedy(key)));
        return fault.isPresent() ? Optional.empty() : Optional.of(key);
    }

    /** A key or index as a part of a pointer. */
    static String escaped(String part) {
        return part.replace("~", "~0").replace("/", "~1");
    }

    /** What is wrong with the text as a pointer. */
    public static Optional<String> fault(String text) {
        if (text.contains("{{")) {
            return Optional.of("a placeholder in a pointer is not supported");
        }
        return POINTER.matcher(text).matches()
                ? Optional.empty()
                : Optional.of(Node.quote(text) + " is not a JSON pointer");
    }

    /** The remedy. */
    public static String remedy(String text) {
        if (text.contains("{{")) {
            return "write the pointer out, or check the text with contains or matches";
        }
        boolean path = !text.startsWith("/") && !text.contains("~");
        String tokens = text.replaceFirst("^\\$\\.?", "").replace('.', '/').replaceAll("\\[([0-9]+)\\]", "/$1");
        return path ? "write /" + tokens.replaceFirst("^/", "") : "write ~ as ~0, and a slash within a key as ~1";
    }
}
