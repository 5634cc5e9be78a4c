package io.github.wingload.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Remarkup, in which Phabricator's tickets are written. */
public final class Remarkup implements Markup {

    @Override
    public String title(String text) {
        return "= " + RemarkupText.of(Phrase.of(text)) + " =";
    }

    @Override
    public String heading(String text) {
        return "== " + RemarkupText.of(Phrase.of(text)) + " ==";
    }

    @Override
    public String paragraph(Phrase text) {
        return RemarkupText.of(text);
    }

    @Override
    public String bullets(List<Phrase> items) {
        return items.stream().map(item -> "- " + RemarkupText.of(item)).collect(Collectors.joining("\n"));
    }

    /** A row of dashes makes headings of the row above it. */
    @Override
    public String table(Block.Table table) {
        List<String> lines = new ArrayList<>();
        lines.add(row(table.columns(), column -> RemarkupText.cell(Phrase.of(column.heading()))));
        lines.add(row(table.columns(), column -> "---"));
        table.rows().forEach(cells -> lines.add(row(cells, RemarkupText::cell)));
        return String.join("\n", lines);
    }

    /**
     * Indented by two blanks, which no line of the content can end, as three backticks could. The first line is the
     * block's own, so that the content's first line is not taken for settings.
     */
    @Override
    public String verbatim(List<String> lines) {
        return "  lang=text\n" + lines.stream().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }

    /**
     * As it is, so that links and mentions work, if nothing else in it is markup; otherwise each line between
     * {@code %%%}, of which the reader takes away exactly one at either end, whatever the line holds.
     */
    @Override
    public String prose(List<String> lines) {
        return RemarkupText.harmless(lines.stream())
                ? String.join("\n", lines)
                : lines.stream().map(line -> "%%%" + line + "%%%").collect(Collectors.joining("\n"));
    }

    private static <T> String row(List<T> cells, Function<T, String> text) {
        return cells.stream().map(text).collect(Collectors.joining(" | ", "| ", " |"));
    }
}
