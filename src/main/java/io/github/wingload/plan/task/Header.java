package io.github.wingload.plan.task;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A request header.
 *
 * @param name as sent
 * @param value may hold placeholders
 * @param secret true if the value may not appear in a log, a report or on the terminal
 */
public record Header(String name, Template value, boolean secret) {

    /** True if this is its name, in any case. */
    public boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** True if a value has a character that headers cannot have (RFC 9110, section 5.5): a line break would end the header. */
    public static boolean cannotHold(CharSequence value) {
        return value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f);
    }

    /** The headers that do not have this name, in any case. */
    public static List<Header> without(List<Header> headers, String name) {
        return headers.stream().filter(header -> !header.isNamed(name)).toList();
    }

    /** The outer headers, then the inner ones; an inner header replaces the outer ones of its name. */
    public static List<Header> merged(List<Header> outer, List<Header> inner) {
        Predicate<Header> isReplaced = header -> inner.stream().anyMatch(other -> other.isNamed(header.name()));
        return Stream.concat(outer.stream().filter(isReplaced.negate()), inner.stream())
                .toList();
    }

    /** For a log, so without the value of a secret. */
    @Override
    public String toString() {
        return name + ": " + (secret ? "<redacted>" : value);
    }
}
