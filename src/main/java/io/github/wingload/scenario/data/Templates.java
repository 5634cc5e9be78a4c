package io.github.wingload.scenario.data;

import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Generated;
import io.github.wingload.plan.task.Template.Segment;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.scenario.data.TemplateText.Piece;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns text with placeholders into templates.
 *
 * @param samples with the columns that a placeholder can name
 * @param values that it can name; the last of a name hides those before, which the other side of a comparison has
 * @param extracted the names that it can use in the steps of a flow
 */
public record Templates(SamplesSection samples, List<GeneratedValue> values, Extracted extracted) {

    private static final String RAW = "raw:";
    private static final Pattern DATA = Pattern.compile("-?[0-9]+");

    /** Knows no name. */
    static final Templates NOTHING = new Templates(SamplesSection.NONE, List.of(), Extracted.NOTHING);

    /** The text as a template; wrong placeholders are reported at the node. */
    public Template of(Node node, String text, Form form) {
        TemplateText parsed = TemplateText.parse(text);
        parsed.fault().ifPresent(fault -> node.problem(fault, "write {{column}}, or {{\"{{\"}} for literal braces"));
        List<Segment> segments = new ArrayList<>();
        for (Piece piece : parsed.pieces()) {
            if (piece.placeholder()) {
                segment(node, piece.text(), form).ifPresent(segments::add);
            } else {
                segments.add(new Text(piece.text()));
            }
        }
        return new Template(segments);
    }

    /** True if the text begins with a placeholder whose value is a path of its own: {@code {{raw:path}}}. */
    public static boolean beginsRaw(String text) {
        List<Piece> pieces = TemplateText.parse(text).pieces();
        return !pieces.isEmpty()
                && pieces.get(0).placeholder()
                && pieces.get(0).text().startsWith(RAW);
    }

    /** True if the text consists of a single placeholder. */
    static boolean isOnePlaceholder(String text) {
        List<Piece> pieces = TemplateText.parse(text).pieces();
        return pieces.size() == 1 && pieces.get(0).placeholder();
    }

    /** True if the text has a placeholder, even an unknown one. */
    static boolean hasPlaceholder(String text) {
        return TemplateText.parse(text).pieces().stream().anyMatch(Piece::placeholder);
    }

    /** True if the template uses a column of the samples. */
    public static boolean usesColumn(Template template) {
        return template.segments().stream().anyMatch(Column.class::isInstance);
    }

    private Optional<Segment> segment(Node node, String written, Form usual) {
        boolean raw = written.startsWith(RAW);
        String name = raw ? written.substring(RAW.length()).strip() : written;
        Form form = raw ? Form.TARGET : usual;
        if (raw && usual != Form.URL) {
            node.problem(
                    "raw: is for paths, queries and forms, where values are percent-encoded",
                    usual == Form.RAW
                            ? "write {{" + name + "}}, which is inserted unchanged here"
                            : "write {{" + name + "}}; for a column with JSON in its cells add types: {" + name
                                    + ": json} to samples");
        }
        int value = valueNames().lastIndexOf(name);
        if (value >= 0) {
            return Optional.of(new Generated(value, form));
        }
        if (extracted.slots().containsKey(name)) {
            if (!extracted.known().contains(name)) {
                node.problem(
                        "{{" + name + "}} is extracted by this step or a later one",
                        "move this step after the one that extracts it");
            }
            return Optional.of(new Template.Extracted(extracted.slots().get(name), form));
        }
        return column(node, name).map(index -> new Column(index, form));
    }

    private Optional<Integer> column(Node node, String name) {
        List<String> columns = samples.columnNames().orElse(List.of());
        int index = columns.indexOf(name);
        boolean anyMayBeRight = samples.given() && samples.columnNames().isEmpty();
        if (index < 0 && !anyMayBeRight) {
            unknown(node, name, columns);
        }
        return Optional.of(index).filter(found -> found >= 0);
    }

    private void unknown(Node node, String name, List<String> columns) {
        List<String> others = new ArrayList<>(valueNames());
        others.addAll(extracted.slots().keySet());
        List<String> all = new ArrayList<>(columns);
        all.addAll(others);
        if (all.isEmpty()) {
            node.problem(
                    "{{" + name + "}} is not defined",
                    "add samples with a column " + name + ", a value " + name
                            + ", or an earlier step (or on_start) that extracts it");
        } else if (!others.isEmpty()) {
            node.problem("{{" + name + "}} is not a column, a value or an extracted name", Words.remedy(name, all));
        } else {
            boolean dataAsNames = samples.namedByFile() && columns.stream().anyMatch(DATA.asMatchPredicate());
            node.problem(
                    "the samples have no column " + Node.quote(name),
                    dataAsNames
                            ? "the file seems to have no header line: name its columns in samples, columns: [" + name
                                    + "]"
                            : SamplesSection.remedy(name, columns));
        }
    }

    private List<String> valueNames() {
        return values.stream().map(GeneratedValue::name).toList();
    }
}
