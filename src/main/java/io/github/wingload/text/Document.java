package io.github.wingload.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A text in sections, before it is written in one markup or another.
 *
 * @param title of it all
 * @param preface what stands between the title and the first section
 * @param sections in order; those that have nothing to say are left out
 */
public record Document(String title, List<Block> preface, List<Section> sections) {

    public Document {
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
