package io.github.wingload.text;

import java.util.List;
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
    public String text(Phrase phrase) {
        return RemarkupText.of(phrase);
    }

    /** A row of dashes makes the row above it headings. */
    @Override
    public String table(Block.Table table) {
        return table.betweenBars(column -> "---", RemarkupText::cell);
    }

    /**
     * Indented by two blanks, because a fence of backticks could be closed by the content. The first line has the settings, so
     * that the content's first line is not read as settings.
     */
    @Override
    public String verbatim(List<String> lines) {
        return "  lang=text\n" + lines.stream().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }

    /**
     * Unchanged if it contains no markup besides links and mentions, so that these work. Otherwise each line is put between
     * {@code %%%}, of which Remarkup removes exactly one at each end.
     */
    @Override
    public String prose(List<String> lines) {
        return RemarkupText.harmless(lines.stream())
                ? String.join("\n", lines)
                : lines.stream().map(line -> "%%%" + line + "%%%").collect(Collectors.joining("\n"));
    }
}
