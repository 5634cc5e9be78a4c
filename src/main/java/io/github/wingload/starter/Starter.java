package io.github.wingload.starter;

import io.github.wingload.text.Fault;
import io.github.wingload.text.Resource;
import java.nio.file.Path;
import java.util.List;

/** Makes scenario files to start with. */
public final class Starter {

    private Starter() {}

    /** A scenario against the built-in simulator, with comments on the other settings. */
    public static Started commented() {
        return new Started(Resource.text(Starter.class, "commented.yaml"), List.of());
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
