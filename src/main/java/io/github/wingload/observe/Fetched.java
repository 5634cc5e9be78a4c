package io.github.wingload.observe;

/**
 * What came of asking an endpoint for its text.
 *
 * @param text the answer's body; empty if there is none
 * @param failure why there is none, for people; empty if there is one
 */
public record Fetched(String text, String failure) {

    /** An answer. */
    public static Fetched text(String text) {
        return new Fetched(text, "");
    }

    /** No answer that can be used. */
    public static Fetched failed(String reason) {
        return new Fetched("", reason);
    }
}
