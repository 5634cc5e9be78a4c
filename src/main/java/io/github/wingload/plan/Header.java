package io.github.wingload.plan;

/**
 * A request header.
 *
 * @param name as sent
 * @param value may hold placeholders
 * @param secret true if the value may not appear in a log, a report or on the terminal
 */
public record Header(String name, Template value, boolean secret) {

    /** For a log, so without the value of a secret. */
    @Override
    public String toString() {
        return name + ": " + (secret ? "<redacted>" : value);
    }
}
