package io.github.wingload.plan.task;

import java.util.Optional;

/**
 * A value taken from a task's answer for the tasks that follow it in its flow.
 *
 * @param name what placeholders call it
 * @param slot where the flow keeps it, from 0; one number a name within a flow
 * @param source where in the answer it is found
 * @param secret true if the value may not appear in a log, a report or on the terminal
 */
public record Extraction(String name, int slot, Source source, boolean secret) {

    /** True if it needs the body: JSON, or the events of a stream. */
    public boolean readsBody() {
        return source instanceof JsonPointer || source instanceof StreamText;
    }

    /** The header that contains it; empty if it is in the body. */
    public Optional<String> header() {
        return source instanceof HeaderValue value ? Optional.of(value.header()) : Optional.empty();
    }

    /** The same value as a secret. */
    public Extraction asSecret() {
        return new Extraction(name, slot, source, true);
    }

    /** Where in an answer a value is found. A call fails if there is no value, or null. */
    public sealed interface Source permits JsonPointer, StreamText, HeaderValue {}

    /**
     * In the body, which must be JSON, or in the last event of a stream that has it; RFC 6901, such as {@code /output/0/id}. An
     * object or array is kept as its JSON.
     */
    public record JsonPointer(String pointer) implements Source {}

    /** What the events of a stream say together. */
    public record StreamText() implements Source {}

    /** The first header of that name. */
    public record HeaderValue(String header) implements Source {}
}
