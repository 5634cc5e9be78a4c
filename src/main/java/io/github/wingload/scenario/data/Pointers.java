package io.github.wingload.scenario.data;

import io.github.wingload.text.Fault;
import io.github.wingload.yaml.Node;
import java.util.Optional;
import java.util.regex.Pattern;

/** JSON pointers (RFC 6901): {@code /output/0/id}; an empty one is the whole value. */
public final class Pointers {

    private static final Pattern POINTER = Pattern.compile("(?:/(?:[^~/]++|~[01])*+)*+", Pattern.DOTALL);

    private Pointers() {}

    /** The node's text as a pointer; an empty text is the whole value. */
    public static Optional<String> read(Node node) {
        boolean whole = node.scalar().isPresent() && node.written().isEmpty();
        return whole ? Optional.of("") : node.text(Pointers::checked);
    }

    /** The node's key as a pointer. */
    public static Optional<String> ofKey(Node node, String key) {
        try {
            return Optional.of(checked(key));
        } catch (Fault fault) {
            node.keyProblem(fault.found(), fault.remedy());
            return Optional.empty();
        }
    }

    /** A key or index as a part of a pointer. */
    static String escaped(String part) {
        return part.replace("~", "~0").replace("/", "~1");
    }

    public static boolean isPointer(String text) {
        return POINTER.matcher(text).matches() && !text.contains("{{");
    }

    /**
     * The text itself.
     *
     * @throws Fault if it is not a pointer
     */
    public static String checked(String text) {
        if (isPointer(text)) {
            return text;
        }
        if (text.contains("{{")) {
            throw new Fault(
                    "a placeholder in a pointer is not supported",
                    "write the pointer out, or check the text with contains or matches");
        }
        boolean path = !text.startsWith("/") && !text.contains("~");
        String tokens = text.replaceFirst("^\\$\\.?", "").replace('.', '/').replaceAll("\\[([0-9]+)\\]", "/$1");
        throw new Fault(
                Node.quote(text) + " is not a JSON pointer",
                path ? "write /" + tokens.replaceFirst("^/", "") : "write ~ as ~0, and a slash within a key as ~1");
    }
}
