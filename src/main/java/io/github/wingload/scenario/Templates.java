package io.github.wingload.scenario;

import io.github.wingload.plan.Columns;
import io.github.wingload.plan.Template;
import io.github.wingload.plan.Template.Column;
import io.github.wingload.plan.Template.Form;
import io.github.wingload.plan.Template.Segment;
import io.github.wingload.plan.Template.Text;
import io.github.wingload.scenario.TemplateText.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns text with placeholders into templates over the samples' columns.
 *
 * @param samplesGiven true if the scenario has samples
 * @param columns empty if a problem kept the samples from being read: then any placeholder may be right
 * @param headerLine true if the columns' names come from the file's first line
 */
record Templates(boolean samplesGiven, Optional<Columns> columns, boolean headerLine) {

    private static final Pattern DATA = Pattern.compile("-?[0-9]+");

    /** The node's text as a template; what is wrong with its placeholders is reported there. */
    Template of(Node node, String text, Form form) {
        TemplateText parsed = TemplateText.parse(text);
        parsed.fault()
                .ifPresent(fault -> node.problem(fault, "write {{column}}, or {{\"{{\"}} for the braces themselves"));
        List<Segment> segments = new ArrayList<>();
        for (Piece piece : parsed.pieces()) {
            if (piece.placeholder()) {
                index(node, piece.text()).ifPresent(index -> segments.add(new Column(index, form)));
            } else {
                segments.add(new Text(piece.text()));
            }
        }
        return new Template(segments);
    }

    /** True if the text is one placeholder and nothing else. */
    static boolean isOnePlaceholder(String text) {
        List<Piece> pieces = TemplateText.parse(text).pieces();
        return pieces.size() == 1 && pieces.get(0).placeholder();
    }

    private Optional<Integer> index(Node node, String name) {
        if (!samplesGiven) {
            node.problem(
                    "{{" + name + "}} needs samples, and the scenario has none",
                    "add samples: {file: payloads/rows.csv} with a column " + name);
            return Optional.empty();
        }
        List<String> names = columns.map(Columns::names).orElse(List.of());
        if (columns.isPresent() && !names.contains(name)) {
            boolean dataAsNames = headerLine && names.stream().anyMatch(DATA.asMatchPredicate());
            node.problem(
                    "the samples have no column " + Node.quote(name),
                    dataAsNames
                            ? "the file seems to have no header line: name its columns in samples, columns: [" + name
                                    + "]"
                            : Spelling.remedy(name, names));
        }
        return Optional.of(names.indexOf(name)).filter(index -> index >= 0);
    }
}
