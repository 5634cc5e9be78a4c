package io.github.wingload.text;

import java.util.List;

/**
 * A headed part of a document.
 *
 * @param title above it
 * @param blocks what it says; a section without any is left out, heading and all
 */
public record Section(String title, List<Block> blocks) {

    public Section {
        blocks = List.copyOf(blocks);
    }

    /** A section, or one to be left out. */
    public static Section when(boolean there, String title, Block... blocks) {
        return new Section(title, there ? List.of(blocks) : List.of());
    }
}
