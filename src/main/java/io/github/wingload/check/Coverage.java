package io.github.wingload.check;

import java.util.List;

/**
 * The services of a list beside those of the cases.
 *
 * @param unchecked the listed services without a case
 * @param unlisted the services with a case that are not listed
 */
public record Coverage(List<String> unchecked, List<String> unlisted) {

    /** There is no list. */
    public static final Coverage NONE = new Coverage(List.of(), List.of());

    public Coverage {
        unchecked = List.copyOf(unchecked);
        unlisted = List.copyOf(unlisted);
    }
}
