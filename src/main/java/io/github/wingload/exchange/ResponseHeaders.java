package io.github.wingload.exchange;

import java.util.List;
import java.util.Optional;

/** The headers of an answer, parsed on demand. */
public interface ResponseHeaders {

    /** No answer, no headers. */
    ResponseHeaders NONE = List::of;

    /** All of them, in the order in which they came. */
    List<HeaderField> all();

    /** The value of the first header with this name, ignoring case. */
    default Optional<String> first(String name) {
        return all().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(HeaderField::value)
                .findFirst();
    }
}
