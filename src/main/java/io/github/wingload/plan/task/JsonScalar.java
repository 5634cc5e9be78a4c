package io.github.wingload.plan.task;

/**
 * A text, number, boolean or null, or an object or array; then both forms are its JSON.
 *
 * @param text as part of a text
 * @param json as a JSON value
 */
public record JsonScalar(String text, String json) {}
