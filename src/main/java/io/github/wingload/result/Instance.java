package io.github.wingload.result;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a cloud says about one of its machines.
 *
 * @param zone in which it is, such as {@code eu-west-1a}; empty if it was not given
 * @param type of the machine, such as {@code c7i.large}; empty if it was not given
 */
public record Instance(Optional<String> zone, Optional<String> type) {

    /** An instance; empty if neither is given. */
    public static Optional<Instance> of(Optional<String> zone, Optional<String> type) {
        return zone.or(() -> type).map(known -> new Instance(zone, type));
    }

    /** What is known, as in {@code eu-west-1a, c7i.large}. */
    public String words() {
        return Stream.concat(zone.stream(), type.stream()).collect(Collectors.joining(", "));
    }
}
