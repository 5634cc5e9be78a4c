package io.github.wingload.starter;

import io.github.wingload.text.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Makes scenario files to start with. */
public final class Starter {

    private Starter() {}

    /** A scenario against the built-in simulator, with comments on the other settings. */
    public static Started commented() {
        try (InputStream resource = Objects.requireNonNull(Starter.class.getResourceAsStream("commented.yaml"))) {
            return new Started(new String(resource.readAllBytes(), StandardCharsets.UTF_8), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A scenario that sends what a curl command would.
     *
     * @param command as typed into a shell
     * @param working the directory in which it is typed; files for bodies are read there
     * @param scenario the directory of the scenario
     * @throws Fault if no scenario can do the same
     */
    public static Started fromCurl(String command, Path working, Path scenario) {
        return CurlScenario.of(command, new CurlFiles(working, scenario));
    }

    /**
     * A scenario file that was made.
     *
     * @param yaml the file's text
     * @param notes for its reader: variables to set, and how the scenario differs from the curl command
     */
    public record Started(String yaml, List<String> notes) {

        public Started {
            notes = List.copyOf(notes);
        }
    }
}
