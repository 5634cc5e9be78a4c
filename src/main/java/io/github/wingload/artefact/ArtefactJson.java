package io.github.wingload.artefact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How JSON looks in a run's files: names in snake case, enum values in lower case, instants and durations in ISO 8601, absent
 * values left out.
 */
final class ArtefactJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .addModule(PlanJson.module())
            .addModule(NumberJson.module())
            .build();

    private ArtefactJson() {}

    static byte[] bytes(Object document) {
        return MAPPER.writeValueAsBytes(document);
    }

    /** @param name what the file should be, for people */
    static <T> T read(Path file, String name, Class<T> type) throws UnreadableRunException {
        try {
            return MAPPER.readValue(Files.readAllBytes(file), type);
        } catch (IOException failure) {
            throw new UnreadableRunException(file, IoReason.of(failure), failure);
        } catch (JacksonException broken) {
            throw new UnreadableRunException(file, "this is no " + name + ": " + broken.getOriginalMessage(), broken);
        }
    }
}
