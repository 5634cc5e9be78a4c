package io.github.wingload.starter;

import java.util.List;

/**
 * A scenario file that was made for somebody.
 *
 * @param yaml the file's text
 * @param notes what its reader should know: variables to set, and what the scenario does otherwise than curl
 */
public record StartedScenario(String yaml, List<String> notes) {

    public StartedScenario {
        notes = List.copyOf(notes);
    }
}
