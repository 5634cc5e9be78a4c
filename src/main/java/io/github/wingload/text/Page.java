package io.github.wingload.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A titled text in sections, independent of markup.
 *
 * @param title of the page
 * @param preface blocks between the title and the first section
 * @param sections in order; a section without blocks is left out
 */
public record Page(String title, List<Block> preface, List<Section> sections) {

    public Page {
        preface = List.copyOf(preface);
        sections =
                sections.stream().filter(section -> !section.blocks().isEmpty()).toList();
    }

    /** The whole text, ending in a line end. */
    public String in(Markup markup) {
        List<String> parts = new ArrayList<>();
        parts.add(markup.title(title));
        preface.forEach(block -> parts.add(block.in(markup)));
        sections.forEach(section -> parts.add(text(section, markup)));
        return String.join("\n\n", parts) + "\n";
    }

    /** A section with its heading. */
    public static String text(Section section, Markup markup) {
        List<String> parts = new ArrayList<>();
        parts.add(markup.heading(section.title()));
        section.blocks().forEach(block -> parts.add(block.in(markup)));
        return String.join("\n\n", parts);
    }
}
