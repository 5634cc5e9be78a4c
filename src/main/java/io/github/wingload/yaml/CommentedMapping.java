package io.github.wingload.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping that is to be written as YAML, with comments above its keys. YAML 1.1, which Kubernetes reads, and YAML 1.2 have the same values
 * of what is written. Mutable while it is put together, by one thread.
 */
public final class CommentedMapping {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/](?:[A-Za-z0-9./_:-]*[A-Za-z0-9/_-])?");

    /** Words without quotes that are no texts in YAML 1.1. */
    private static final Pattern WORD_OF_YAML = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

    /** They end a line in YAML 1.1 and do not in YAML 1.2, so texts with them are in quotes, with escape sequences. */
    private static final Pattern BREAK_OF_YAML_1_1 = Pattern.compile("[\\x{85}\\x{2028}\\x{2029}]");

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDumpComments(true)
            .setExplicitStart(true)
            .setSplitLines(false)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .build();

    private final List<NodeTuple> tuples = new ArrayList<>();

    /**
     * Adds a field.
     *
     * @param value a text, a whole number, a truth value, {@link CommentedMapping}, or a list of these
     * @param comment lines above it
     */
    public CommentedMapping with(String key, Object value, String... comment) {
        Node name = scalar(key);
        if (comment.length > 0) {
            List<CommentLine> lines = new ArrayList<>();
            for (String line : comment) {
                lines.add(new CommentLine(Optional.empty(), Optional.empty(), " " + line, CommentType.BLOCK));
            }
            name.setBlockComments(lines);
        }
        tuples.add(new NodeTuple(name, node(value)));
        return this;
    }

    /** Adds a field for each entry. */
    public CommentedMapping withAll(Map<String, ?> entries) {
        entries.forEach((key, value) -> with(key, value));
        return this;
    }

    private static Node node(Object value) {
        if (value instanceof CommentedMapping mapping) {
            return new MappingNode(
                    Tag.MAP, mapping.tuples, mapping.tuples.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
        }
        if (value instanceof List<?> list) {
            List<Node> items = new ArrayList<>();
            list.forEach(item -> items.add(node(item)));
            return new SequenceNode(Tag.SEQ, items, FlowStyle.BLOCK);
        }
        if (value instanceof String text) {
            return scalar(text);
        }
        return new ScalarNode(value instanceof Boolean ? Tag.BOOL : Tag.INT, value.toString(), ScalarStyle.PLAIN);
    }

    private static Node scalar(String text) {
        boolean plain =
                PLAIN.matcher(text).matches() && !WORD_OF_YAML.matcher(text).matches();
        boolean lines = text.contains("\n") && !BREAK_OF_YAML_1_1.matcher(text).find();
        ScalarStyle style = plain ? ScalarStyle.PLAIN : lines ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED;
        return new ScalarNode(Tag.STR, text, style);
    }

    /** The text of a file with these documents. */
    public static String text(List<CommentedMapping> documents) {
        List<Node> nodes = documents.stream().map(CommentedMapping::node).toList();
        String text = new Present(SETTINGS)
                .emitToString(new Serialize(SETTINGS).serializeAll(nodes).iterator());
        return BREAK_OF_YAML_1_1
                .matcher(text)
                .replaceAll(found -> String.format(
                        Locale.ROOT, "\\\\u%04x", (int) found.group().charAt(0)));
    }
}
