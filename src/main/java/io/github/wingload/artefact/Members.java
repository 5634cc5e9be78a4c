package io.github.wingload.artefact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * The parts of a JSON value that has no record's form, read strictly inside a deserializer. A part that is missing, unknown
 * or of another type is reported by its name or number.
 *
 * @param node the value
 * @param context of the deserializer
 * @param type what is made of the value
 * @param index of the value in an array that is read at once; empty if it is not in one
 */
record Members(JsonNode node, DeserializationContext context, Class<?> type, OptionalInt index) {

    /** A value that a deserializer has been given. */
    Members(JsonNode node, DeserializationContext context, Class<?> type) {
        this(node, context, type, OptionalInt.empty());
    }

    /** Refuses anything but an object, and members with other names. */
    Members only(String... names) {
        if (!node.isObject()) {
            throw refused();
        }
        List<String> known = Arrays.asList(names);
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw refused(name);
            }
        }
        return this;
    }

    /** The items of an array. */
    Stream<Members> items() {
        if (!node.isArray()) {
            throw refused();
        }
        return IntStream.range(0, node.size())
                .mapToObj(i -> new Members(node.get(i), context, type, OptionalInt.of(i)));
    }

    String text(String name) {
        JsonNode text = node.path(name);
        if (!text.isString()) {
            throw refused(name);
        }
        return text.stringValue();
    }

    int number(String name) {
        JsonNode number = node.path(name);
        if (!number.isInt()) {
            throw refused(name);
        }
        return number.intValue();
    }

    /** A constant, by its name in lower case. */
    <E extends Enum<E>> E named(String name, Class<E> constants) {
        String text = text(name).toUpperCase(Locale.ROOT);
        return Stream.of(constants.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> refused(name));
    }

    /** A bound of an interval; {@code null} stands for an interval that has none on this side. */
    double bound(String name, double none) {
        JsonNode bound = node.path(name);
        if (!bound.isNumber() && !bound.isNull()) {
            throw refused(name);
        }
        return bound.isNull() ? none : bound.doubleValue();
    }

    private JacksonException refused(String name) {
        return at(mismatch().prependPath(type, name));
    }

    private JacksonException refused() {
        return at(mismatch());
    }

    private JacksonException mismatch() {
        return MismatchedInputException.from(context.getParser(), type, "not as it should be");
    }

    private JacksonException at(JacksonException refusal) {
        return index.isPresent() ? refusal.prependPath(type, index.getAsInt()) : refusal;
    }
}
