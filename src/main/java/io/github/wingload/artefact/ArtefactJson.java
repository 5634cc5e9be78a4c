package io.github.wingload.artefact;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.wingload.foreign.BoundedRead;
import io.github.wingload.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * How JSON looks in a run's files: names in snake case, enum values in lower case, instants and durations in ISO 8601, absent
 * values left out. Files are read strictly; see {@link StrictRecords}.
 */
final class ArtefactJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .annotationIntrospector(new StrictRecords())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .withCoercionConfigDefaults(ArtefactJson::refuseOtherTypes)
            .withCoercionConfig(
                    LogicalType.Float,
                    floats -> floats.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
            .addModule(PlanJson.module())
            .addModule(ValueJson.module())
            .build();

    /** Files are written without their directories. */
    private static final JsonMapper PORTABLE = MAPPER.rebuild()
            .addModule(new Conversions("portable").written(Path.class, path -> String.valueOf(path.getFileName())))
            .build();

    /** A thousand times the size of a usual run.json. */
    private static final int MOST_BYTES = 256 << 20;

    private ArtefactJson() {}

    private static void refuseOtherTypes(MutableCoercionConfig config) {
        for (CoercionInputShape shape : CoercionInputShape.values()) {
            config.setCoercion(shape, CoercionAction.Fail);
        }
    }

    /** A document with these fields, in UTF-8. */
    static byte[] bytes(Map<String, Object> fields) {
        return MAPPER.writeValueAsBytes(fields);
    }

    /** A plan without what may differ between machines that make parts of it. */
    static byte[] portable(Plan plan) {
        ObjectNode document = PORTABLE.valueToTree(plan);
        document.remove(List.of("shard", "io_threads"));
        return PORTABLE.writeValueAsBytes(document);
    }

    /**
     * Reads a document.
     *
     * @param name the type of file, for messages: {@code run.json}
     * @param schemaVersion the only version that is read
     * @throws UnreadableRunException if the file cannot be read, or if its content does not fit the type
     */
    static <T> T read(Path file, String name, int schemaVersion, Class<T> type) throws UnreadableRunException {
        JsonNode document;
        try {
            document = MAPPER.readTree(BoundedRead.ofFile(file, MOST_BYTES));
        } catch (IOException failure) {
            throw UnreadableRunException.of(file, failure);
        } catch (JacksonException broken) {
            throw new UnreadableRunException(file, "not a " + name + ": " + broken.getOriginalMessage(), broken);
        }
        if (!document.isObject()) {
            String found = document.isMissingNode() ? "it is empty" : "it is not a JSON object";
            throw new UnreadableRunException(file, "not a " + name + ": " + found);
        }
        JsonNode version = document.path("schema_version");
        if (!version.isInt()) {
            throw new UnreadableRunException(file, "not a " + name + ": it has no schema_version");
        }
        if (version.intValue() != schemaVersion) {
            throw new UnreadableRunException(
                    file, "its schema_version is " + version + ", this wingload reads " + schemaVersion);
        }
        return value(file, document, type);
    }

    /**
     * Reads the value that a file's document stands for.
     *
     * @throws UnreadableRunException if it does not fit the type
     */
    static <T> T value(Path file, JsonNode document, Class<T> type) throws UnreadableRunException {
        try {
            return MAPPER.treeToValue(document, type);
        } catch (JacksonException broken) {
            throw new UnreadableRunException(file, StrictRecords.fault(document, broken), broken);
        }
    }
}
