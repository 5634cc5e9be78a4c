package io.github.wingload.artefact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
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
            .addModule(FindingJson.module())
            .build();

    private ArtefactJson() {}

    static byte[] bytes(Object document) {
        return MAPPER.writeValueAsBytes(document);
    }

    /**
     * A document read back.
     *
     * @param name what the file should be, for people
     * @param schemaVersion of the documents of that type; those of another have other fields, and are refused for it alone
     */
    static <T> T read(Path file, String name, Class<T> type, int schemaVersion) throws UnreadableRunException {
        try {
            JsonNode document = MAPPER.readTree(Files.readAllBytes(file));
            int version = document.path("schema_version").asInt(0);
            if (version != schemaVersion) {
                throw new UnreadableRunException(
                        file, "its schema_version is " + version + ", this wingload reads " + schemaVersion, null);
            }
            return MAPPER.treeToValue(document, type);
        } catch (UnreadableRunException known) {
            throw known;
        } catch (IOException failure) {
            throw new UnreadableRunException(file, IoReason.of(failure), failure);
        } catch (JacksonException broken) {
            throw new UnreadableRunException(file, "this is no " + name + ": " + broken.getOriginalMessage(), broken);
        }
    }
}
