package io.github.wingload.plan;

/**
 * A text, number, truth value or null.
 *
 * @param text as it stands inside of a text
 * @param json as it stands alone in JSON
 */
public record JsonScalar(String text, String json) {}
