package io.github.wingload.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON Schema of a scenario file, for editors. Draft 7, which all editors support.
 *
 * <p>It is written by hand, and a test asks the reader of scenarios for every mapping whether the keys are the same. The reader
 * stays the judge: it knows what no schema can say, such as which keys need each other and whether a file is there.
 */
public final class ScenarioSchema {

    private static final String RESOURCE = "scenario.schema.json";

    private ScenarioSchema() {}

    /** The schema's text. */
    public static String text() {
        try (InputStream resource = ScenarioSchema.class.getResourceAsStream(RESOURCE)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
