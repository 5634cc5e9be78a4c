package io.github.wingload.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The JSON Schema of a scenario file, for editors. Draft 7, which all editors support.
 *
 * <p>It is written by hand; a test compares its keys with those of the reader. The reader decides whether a scenario is valid:
 * it also checks what a schema cannot, such as keys that need each other and files that must exist.
 */
public final class ScenarioSchema {

    private static final String RESOURCE = "scenario.schema.json";

    private ScenarioSchema() {}

    /** The schema's text. */
    public static String text() {
        try (InputStream resource = Objects.requireNonNull(ScenarioSchema.class.getResourceAsStream(RESOURCE))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
