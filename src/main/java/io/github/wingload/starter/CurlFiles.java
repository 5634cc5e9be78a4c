package io.github.wingload.starter;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The files that a curl command names.
 *
 * @param working what its relative paths are relative to
 * @param scenario the directory that the scenario will stand in, to which its paths are relative
 */
record CurlFiles(Path working, Path scenario) {

    /** The file's text, as a scenario value. */
    String text(String name) {
        if (name.equals("-")) {
            throw new CurlFault("the body comes from standard input (@-)", "put it into a file and write @FILE");
        }
        try {
            return ScenarioValue.literal(Files.readString(resolved(name)));
        } catch (CharacterCodingException e) {
            throw new CurlFault(
                    "the file " + name + " is not text in UTF-8",
                    "a scenario holds text: convert it, or send it as base64");
        } catch (IOException e) {
            throw new CurlFault(
                    "the file " + name + " cannot be read",
                    "as with curl, its path is relative to the working directory");
        }
    }

    /** How the scenario names the file: absolute paths stay as they are. */
    String seenFromScenario(String name) {
        Path file = resolved(name);
        Path from = scenario.toAbsolutePath().normalize();
        boolean movable = !isAbsolute(name) && from.getRoot().equals(file.getRoot());
        return ScenarioValue.literal(movable ? from.relativize(file).toString() : file.toString());
    }

    private static boolean isAbsolute(String name) {
        return Path.of(ScenarioValue.characters(name)).isAbsolute();
    }

    private Path resolved(String name) {
        if (!ScenarioValue.isLiteral(name)) {
            throw new CurlFault("a file name contains a variable", "write the full name");
        }
        try {
            return working.resolve(ScenarioValue.characters(name))
                    .toAbsolutePath()
                    .normalize();
        } catch (InvalidPathException e) {
            throw new CurlFault("a file name is invalid on this system", "use another name");
        }
    }
}
