package io.github.wingload.plan;

/**
 * A value taken from a task's answer for the tasks that follow it in its flow.
 *
 * @param name what placeholders call it
 * @param slot where the flow keeps it, from 0; one number a name within a flow
 * @param source where in the answer it is found
 */
public record Extraction(String name, int slot, Source source) {

    /** True if it needs the body, which must be JSON. */
    public boolean readsJson() {
        return source instanceof JsonPointer;
    }

    /** Where in an answer a value is found. A call fails if there is no value, or null. */
    public sealed interface Source permits JsonPointer, HeaderValue {}

    /** In the body, which must be JSON; RFC 6901, such as {@code /output/0/id}. An object or array is kept as its JSON. */
    public record JsonPointer(String pointer) implements Source {}

    /** The first header of that name. */
    public record HeaderValue(String header) implements Source {}
}
