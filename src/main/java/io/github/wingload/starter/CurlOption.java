package io.github.wingload.starter;

/**
 * An option of curl, and what becomes of it.
 *
 * @param name its long form without the hyphens
 * @param takesValue true if an argument belongs to it
 * @param treatment what is done with it
 * @param words the note, or the remedy, that goes with the treatment; may be empty
 */
record CurlOption(String name, boolean takesValue, Treatment treatment, String words) {

    enum Treatment {
        /** It becomes part of the scenario. */
        USED,
        /** It is about curl's own output and the like. */
        IGNORED,
        /** The scenario does otherwise, which has to be said. */
        NOTED,
        /** No scenario can do this. */
        REFUSED
    }
}
