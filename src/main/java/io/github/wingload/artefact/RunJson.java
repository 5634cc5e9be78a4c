package io.github.wingload.artefact;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.RunResult;
import io.github.wingload.result.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.DataFormatException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code run.json}: what ran and what came of it, for programs; and the way back from disk.
 *
 * <p>Names are in snake case, enum values in lower case, instants and durations in ISO 8601. Figures are rounded to
 * microseconds; beside them the histograms stand in full, so that what is read back equals what was written, but for the
 * values of secret headers.
 */
public final class RunJson {

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
            .build();

    private RunJson() {}

    /** The file while the run goes on. */
    static byte[] running(Manifest manifest) {
        return MAPPER.writeValueAsBytes(RunDocument.running(manifest));
    }

    /** The file of a run that has ended. */
    static byte[] ended(RunResult result, List<WriteError> writeErrors) {
        return MAPPER.writeValueAsBytes(RunDocument.ended(result, writeErrors));
    }

    /**
     * Reads a run that has ended.
     *
     * @throws UnreadableRunException if it cannot be read, is no {@code run.json}, is of another schema version, or of a run
     *     that has not ended
     */
    public static RunResult read(Path file) throws UnreadableRunException {
        RunDocument document = document(file);
        if (document.state() == RunState.RUNNING) {
            throw new UnreadableRunException(
                    file, "this run has not ended, or was killed: it holds no totals yet", null);
        }
        try {
            return document.result();
        } catch (DataFormatException | RuntimeException broken) {
            // A file that was edited or cut can be wrong in any way; none of them is a bug here.
            throw new UnreadableRunException(
                    file, "its figures are broken or incomplete: " + broken.getMessage(), broken);
        }
    }

    /**
     * Reads what ran, of a run in any state.
     *
     * @throws UnreadableRunException if it cannot be read, is no {@code run.json}, or is of another schema version
     */
    public static Manifest readManifest(Path file) throws UnreadableRunException {
        return document(file).manifest();
    }

    private static RunDocument document(Path file) throws UnreadableRunException {
        RunDocument document;
        try {
            document = MAPPER.readValue(Files.readAllBytes(file), RunDocument.class);
        } catch (IOException failure) {
            throw new UnreadableRunException(file, IoReason.of(failure), failure);
        } catch (JacksonException broken) {
            throw new UnreadableRunException(file, "this is no run.json: " + broken.getOriginalMessage(), broken);
        }
        if (document.schemaVersion() != RunDocument.SCHEMA_VERSION) {
            throw new UnreadableRunException(
                    file,
                    "its schema_version is " + document.schemaVersion() + ", this wingload reads "
                            + RunDocument.SCHEMA_VERSION,
                    null);
        }
        if (document.manifest() == null || document.state() == null) {
            throw new UnreadableRunException(file, "this is no run.json: it has no manifest or no state", null);
        }
        return document;
    }
}
