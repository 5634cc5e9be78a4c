package io.github.wingload.starter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Makes scenario files to begin with. */
public final class Starter {

    private Starter() {}

    /** A scenario against the built-in simulator, with comments on what else can be said. */
    public static StartedScenario commented() {
        try (InputStream resource = Starter.class.getResourceAsStream("commented.yaml")) {
            return new StartedScenario(new String(resource.readAllBytes(), StandardCharsets.UTF_8), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A scenario that sends what a curl command would.
     *
     * @param command as it would be typed into a shell
     * @param working the directory in which it would be typed; files for bodies are read there
     * @param scenario the directory that the scenario will stand in
     * @throws CurlFault if there is no such scenario
     */
    public static StartedScenario fromCurl(String command, Path working, Path scenario) {
        return CurlScenario.of(command, new CurlFiles(working, scenario));
    }
}
