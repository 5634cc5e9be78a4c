package io.github.wingload.text;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes pages in a kind of markup. Each method returns lines without a final line break.
 *
 * <p>Readers see exactly the characters that were passed in: an implementation escapes those that its markup would interpret.
 */
public interface Markup {

    /** The title of a page. */
    String title(String text);

    /** A section's title. */
    String heading(String text);

    /** A paragraph, or other text in one line. */
    String text(Phrase phrase);

    default String bullets(List<Phrase> items) {
        return items.stream().map(item -> "- " + text(item)).collect(Collectors.joining("\n"));
    }

    String table(Block.Table table);

    /** Lines exactly as they are, in a monospaced font. */
    String verbatim(List<String> lines);

    /** Lines of prose; empty lines separate paragraphs. */
    String prose(List<String> lines);
}
