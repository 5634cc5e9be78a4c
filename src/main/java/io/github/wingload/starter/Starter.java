package io.github.wingload.starter;

import io.github.wingload.text.Fault;
import io.github.wingload.text.Resource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes scenario files to start with. */
public final class Starter {

    private Starter() {}

    /** A scenario against the built-in simulator, with comments on the other settings. */
    public static Started commented() {
        return new Started(Resource.text(Starter.class, "commented.yaml"), List.of(), List.of(), Map.of());
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
     * A scenario that compares the addresses of two curl commands that send the same request.
     *
     * @param command as typed into a shell; its address is the first target
     * @param other the second one
     * @param working the directory in which they are typed; files for bodies are read there
     * @param scenario the directory of the scenario
     * @throws Fault if no scenario can do the same, or if the commands send different requests
     */
    public static Started fromCurls(String command, String other, Path working, Path scenario) {
        return CurlScenario.of(command, other, new CurlFiles(working, scenario));
    }

    /**
     * The scenario that a command line of wingload stands for.
     *
     * @param working the directory in which it is typed
     * @param scenario the directory of the scenario
     * @throws Fault if no scenario can do this
     */
    public static Started fromLine(RequestLine line, Path working, Path scenario) {
        return CurlScenario.of(line, new CurlFiles(working, scenario));
    }

    /**
     * A scenario file that was made.
     *
     * @param yaml the file's text, without secrets
     * @param exports sentences that name the variables to set before the file is used
     * @param notes how the scenario differs from the command
     * @param secrets the values that the command had for these variables, by name
     */
    public record Started(String yaml, List<String> exports, List<String> notes, Map<String, String> secrets) {

        public Started {
            exports = List.copyOf(exports);
            notes = List.copyOf(notes);
            secrets = Map.copyOf(secrets);
        }

        /** All that the reader of the file has to know. */
        public List<String> allNotes() {
            return Stream.concat(exports.stream(), notes.stream()).toList();
        }
    }
}
