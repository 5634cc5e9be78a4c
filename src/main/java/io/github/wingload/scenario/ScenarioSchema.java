package io.github.wingload.scenario;

import io.github.wingload.text.Resource;

/**
 * The JSON Schema of a scenario file, for editors. Draft 7, which all editors support.
 *
 * <p>It is written by hand; a test compares its keys with those of the reader. The reader decides whether a scenario is valid:
 * it also checks what a schema cannot, such as keys that need each other and files that must exist.
 */
public final class ScenarioSchema {

    private ScenarioSchema() {}

    /** The schema's text. */
    public static String text() {
        return Resource.text(ScenarioSchema.class, "scenario.schema.json");
    }
}
