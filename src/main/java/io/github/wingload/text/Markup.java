package io.github.wingload.text;

import java.util.List;

/**
 * How a document is written down. Each method gives lines without a last line end.
 *
 * <p>What a reader sees are the characters that were handed in, whatever they mean in the markup.
 */
public interface Markup {

    /** The document's title. */
    String title(String text);

    /** A section's title. */
    String heading(String text);

    String paragraph(Phrase text);

    String bullets(List<Phrase> items);

    String table(Block.Table table);

    /** Lines as they are, in monospaced type. */
    String verbatim(List<String> lines);

    /** Lines of prose; empty ones part paragraphs. */
    String prose(List<String> lines);
}
