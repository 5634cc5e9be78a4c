package io.github.wingload.scenario.data;

import io.github.wingload.scenario.data.JsonTree.Items;
import io.github.wingload.scenario.data.JsonTree.Members;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a JSON value: the members of all its objects by their JSON pointers, in their order. */
public final class JsonFields {

    private final JsonTree tree;
    private final Map<String, JsonTree> fields = new LinkedHashMap<>();

    private JsonFields(JsonTree tree) {
        this.tree = tree;
    }

    public static JsonFields of(JsonTree tree) {
        JsonFields fields = new JsonFields(tree);
        fields.collect(tree, "");
        return fields;
    }

    public Map<String, JsonTree> all() {
        return fields;
    }

    /** The pointers of the fields with this pointer, or with this name at any depth. */
    public List<String> called(String name) {
        String end = "/" + Pointers.escaped(name);
        return fields.keySet().stream()
                .filter(pointer -> name.startsWith("/") ? pointer.equals(name) : pointer.endsWith(end))
                .toList();
    }

    /** The whole value, with another value in the field or, if that is empty, without the field. */
    public JsonTree with(String field, Optional<JsonTree> value) {
        return with(tree, "", field, value).orElseThrow();
    }

    private void collect(JsonTree value, String pointer) {
        if (value instanceof Members object) {
            object.members().forEach((name, member) -> {
                String field = pointer + "/" + Pointers.escaped(name);
                fields.put(field, member);
                collect(member, field);
            });
        } else if (value instanceof Items array) {
            for (int index = 0; index < array.items().size(); index++) {
                collect(array.items().get(index), pointer + "/" + index);
            }
        }
    }

    private static Optional<JsonTree> with(JsonTree at, String pointer, String field, Optional<JsonTree> value) {
        if (pointer.equals(field)) {
            return value;
        }
        if (!field.startsWith(pointer + "/")) {
            return Optional.of(at);
        }
        if (at instanceof Members object) {
            Map<String, JsonTree> members = new LinkedHashMap<>();
            object.members()
                    .forEach((name, member) -> with(member, pointer + "/" + Pointers.escaped(name), field, value)
                            .ifPresent(changed -> members.put(name, changed)));
            return Optional.of(new Members(members));
        }
        if (at instanceof Items array) {
            List<JsonTree> items = new ArrayList<>();
            for (int index = 0; index < array.items().size(); index++) {
                items.add(with(array.items().get(index), pointer + "/" + index, field, value)
                        .orElseThrow());
            }
            return Optional.of(new Items(items));
        }
        return Optional.of(at);
    }
}
