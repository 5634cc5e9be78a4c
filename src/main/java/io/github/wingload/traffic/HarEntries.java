package io.github.wingload.traffic;

import io.github.wingload.text.Fault;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** The entries of an archive of a browser (HAR), read one after the other: an archive has whole answers, and may be larger than memory. */
final class HarEntries {

    /** What is taken over of an entry, and what {@link LogFields} calls it. */
    private static final Map<String, String> NAMES = Map.of(
            "startedDateTime", "starteddatetime",
            "time", "duration",
            "request.method", "method",
            "request.url", "url",
            "request.postData.text", "body",
            "response.status", "status");

    private static final Set<String> INSIDE = Set.of("request", "request.postData", "response");

    private HarEntries() {}

    /**
     * Reads an archive.
     *
     * @param eachEntry receives the fields of each entry by their names in {@link LogFields}; none for what is no entry
     * @throws Fault if it is not JSON
     */
    static void read(InputStream archive, Consumer<Map<String, String>> eachEntry) {
        try (JsonParser json = JsonMapper.shared().createParser(archive)) {
            json.nextToken();
            if (enter(json, "log") && enter(json, "entries") && json.currentToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    Map<String, String> values = new HashMap<>();
                    if (json.currentToken() == JsonToken.START_OBJECT) {
                        fields(json, "", values);
                    } else {
                        json.skipChildren();
                    }
                    eachEntry.accept(values);
                }
            }
        } catch (JacksonException broken) {
            throw new Fault("the archive is not JSON: " + broken.getOriginalMessage(), "Export it again.");
        }
    }

    /** Goes to the value of a field of the present object; false if there is none. */
    private static boolean enter(JsonParser json, String name) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean found = json.currentName().equals(name);
            json.nextToken();
            if (found) {
                return true;
            }
            json.skipChildren();
        }
        return false;
    }

    /** Reads an object to its end. */
    private static void fields(JsonParser json, String path, Map<String, String> values) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = path + json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT && INSIDE.contains(name)) {
                fields(json, name + ".", values);
            } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL && NAMES.containsKey(name)) {
                values.put(NAMES.get(name), json.getString());
            } else {
                json.skipChildren();
            }
        }
    }
}
