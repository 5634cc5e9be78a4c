package io.github.wingload.text;

import java.util.List;

/** Markdown as CommonMark has it, with GitHub's tables; GitLab, Gitea and most wikis read the same. */
public final class Markdown implements Markup {

    @Override
    public String title(String text) {
        return "# " + MarkdownText.of(Phrase.of(text));
    }

    @Override
    public String heading(String text) {
        return "## " + MarkdownText.of(Phrase.of(text));
    }

    @Override
    public String text(Phrase phrase) {
        return MarkdownText.of(phrase);
    }

    @Override
    public String table(Block.Table table) {
        return table.betweenBars(column -> column.figures() ? "---:" : "---", MarkdownText::cell);
    }

    @Override
    public String verbatim(List<String> lines) {
        String fence = MarkdownText.fence(lines);
        return fence + "text\n" + String.join("\n", lines) + "\n" + fence;
    }

    /** A line that ends in a backslash goes on in the next line of the same paragraph. */
    @Override
    public String prose(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            boolean broken = i + 1 < lines.size()
                    && !lines.get(i).isEmpty()
                    && !lines.get(i + 1).isEmpty();
            text.append(MarkdownText.line(lines.get(i))).append(broken ? "\\\n" : "\n");
        }
        return text.toString().stripTrailing();
    }
}
