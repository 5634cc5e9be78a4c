package io.github.wingload.artefact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The fields of a JSON object, read strictly: a field that is missing, is {@code null} or has the wrong type is a {@link
 * Fault}. Fields that nothing asks for are ignored: a later version may have added them.
 */
final class Fields {

    private final ObjectMapper mapper;
    private final String place;
    private final JsonNode object;

    /**
     * The fields of an object.
     *
     * @param place of the object in its document, as a JSON pointer
     * @throws Fault if the node is not an object
     */
    Fields(ObjectMapper mapper, String place, JsonNode object) {
        if (!object.isObject()) {
            throw new Fault(place, "is not an object", null);
        }
        this.mapper = mapper;
        this.place = place;
        this.object = object;
    }

    /** Something is wrong at a place of a JSON document. The message names both. */
    static final class Fault extends RuntimeException {

        private static final long serialVersionUID = 1;

        Fault(String place, String problem, Throwable cause) {
            super((place.isEmpty() ? "the document" : place) + " " + problem, cause);
        }
    }

    /** A field that must be there. */
    <T> T value(String name, Class<T> type) {
        return value(place + "/" + name, required(name), type);
    }

    /** A field that may be absent. */
    <T> Optional<T> optional(String name, Class<T> type) {
        return has(name) ? Optional.of(value(name, type)) : Optional.empty();
    }

    /** A list that must be there. */
    <T> List<T> list(String name, Class<T> type) {
        return items(name, (at, item) -> value(at, item, type));
    }

    /** A list that may be absent. */
    <T> Optional<List<T>> optionalList(String name, Class<T> type) {
        return has(name) ? Optional.of(list(name, type)) : Optional.empty();
    }

    /** Counts by name, in the order of the file; they must be there. */
    Map<String, Long> counts(String name) {
        Fields named = object(name);
        Map<String, Long> counts = new LinkedHashMap<>();
        named.object.propertyNames().forEach(key -> counts.put(key, named.value(key, long.class)));
        return counts;
    }

    /** An object that must be there. */
    Fields object(String name) {
        return below(place + "/" + name, required(name));
    }

    /** An object that may be absent. */
    Optional<Fields> optionalObject(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /** A list of objects that must be there. */
    List<Fields> objects(String name) {
        return items(name, this::below);
    }

    /** True if there is such a field. */
    boolean has(String name) {
        return object.has(name);
    }

    /**
     * A value made of these fields.
     *
     * @throws Fault if they contradict each other
     */
    <T> T made(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException refused) {
            throw new Fault(place, "is not consistent: " + refused.getMessage(), refused);
        }
    }

    private Fields below(String at, JsonNode node) {
        return new Fields(mapper, at, node);
    }

    private JsonNode required(String name) {
        JsonNode field = object.get(name);
        if (field == null) {
            throw new Fault(place + "/" + name, "is missing", null);
        }
        return field;
    }

    private <T> List<T> items(String name, BiFunction<String, JsonNode, T> reader) {
        JsonNode array = required(name);
        if (!array.isArray()) {
            throw new Fault(place + "/" + name, "is not an array", null);
        }
        List<T> items = new ArrayList<>();
        for (JsonNode item : array) {
            items.add(reader.apply(place + "/" + name + "/" + items.size(), item));
        }
        return items;
    }

    private <T> T value(String at, JsonNode node, Class<T> type) {
        if (node.isNull()) {
            throw new Fault(at, "is null", null);
        }
        try {
            return mapper.treeToValue(node, type);
        } catch (JacksonException broken) {
            throw StrictRecords.fault(at, node, broken);
        }
    }
}
