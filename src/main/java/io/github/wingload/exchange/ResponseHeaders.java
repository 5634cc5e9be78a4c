package io.github.wingload.exchange;

import java.util.List;
import java.util.Optional;

/** The headers of an answer, read when somebody asks. */
public interface ResponseHeaders {

    /** No answer, no headers. */
    ResponseHeaders NONE = List::of;

    /** All of them, in the order in which they came. */
    List<HeaderField> all();

    /** The value of the first header of this name, whatever its case. */
    default Optional<String> first(String name) {
        return all().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(HeaderField::value)
                .findFirst();
    }
}
