package io.github.wingload.text;

import java.util.List;

/**
 * A part of a page with a title.
 *
 * @param title its heading
 * @param blocks its content; a section without blocks is omitted, with its title
 */
public record Section(String title, List<Block> blocks) {

    public Section {
        blocks = List.copyOf(blocks);
    }

    /** A section with these blocks if the condition holds, else an empty one, which is omitted. */
    public static Section when(boolean there, String title, Block... blocks) {
        return new Section(title, there ? List.of(blocks) : List.of());
    }
}
