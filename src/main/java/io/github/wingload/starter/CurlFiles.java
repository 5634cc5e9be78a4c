package io.github.wingload.starter;

import io.github.wingload.foreign.BoundedRead;
import io.github.wingload.text.Fault;
import io.github.wingload.text.IoReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The files that a curl command names.
 *
 * @param working the directory that the command's relative paths are relative to
 * @param scenario the directory of the scenario file, which the scenario's paths are relative to
 */
record CurlFiles(Path working, Path scenario) {

    private static final int MOST_BYTES = 3_000_000;

    /** What is longer is unreadable as part of a scenario. */
    private static final int LONGEST_READABLE = 100_000;

    /** The file's text, as a scenario value. */
    String text(String name) {
        return decoded(bytes(name))
                .orElseThrow(() -> new Fault(
                        "the file " + name + " is not text in UTF-8",
                        "convert it, or send it as it is with --data-binary @" + name));
    }

    /** The file's text, as a scenario value; empty if the scenario should name the file: it is long, or not text. */
    Optional<String> shortText(String name) {
        if (!name.equals("-") && isLong(resolved(name))) {
            return Optional.empty();
        }
        return decoded(bytes(name));
    }

    private static boolean isLong(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) > LONGEST_READABLE;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static Optional<String> decoded(byte[] bytes) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return Optional.of(ScenarioValue.literal(text.toString()));
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private byte[] bytes(String name) {
        if (name.equals("-")) {
            throw new Fault("the body comes from standard input (@-)", "put it into a file and write @FILE");
        }
        try {
            return BoundedRead.ofFile(resolved(name), MOST_BYTES);
        } catch (NoSuchFileException e) {
            throw new Fault(
                    "the file " + name + " does not exist",
                    "name an existing one; its path is relative to the working directory");
        } catch (IOException e) {
            throw new Fault(
                    "the file " + name + " cannot be read: " + IoReason.of(e),
                    "name a regular file of at most 3 MB, which a scenario can hold");
        }
    }

    /** The file's path for the scenario; absolute paths do not change. */
    String seenFromScenario(String name) {
        Path file = resolved(name);
        Path from = scenario.toAbsolutePath().normalize();
        boolean absolute = Path.of(ScenarioValue.characters(name)).isAbsolute();
        boolean movable = !absolute && Objects.equals(from.getRoot(), file.getRoot());
        return ScenarioValue.literal(movable ? from.relativize(file).toString() : file.toString());
    }

    private Path resolved(String name) {
        if (!ScenarioValue.isLiteral(name)) {
            throw new Fault("a file name contains a variable", "write the full name");
        }
        try {
            return working.resolve(ScenarioValue.characters(name))
                    .toAbsolutePath()
                    .normalize();
        } catch (InvalidPathException e) {
            throw new Fault("a file name is invalid on this system", "use another name");
        }
    }
}
