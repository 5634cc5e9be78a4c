package io.github.wingload.plan;

/**
 * A text, number, truth value or null; taken from an answer it may be an object or array, of which both forms are the JSON.
 *
 * @param text as it stands inside of a text
 * @param json as it stands alone in JSON
 */
public record JsonScalar(String text, String json) {}
