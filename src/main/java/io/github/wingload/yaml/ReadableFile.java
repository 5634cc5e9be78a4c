package io.github.wingload.yaml;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads the path of a readable file or folder, relative to the YAML file or, on the command line, to the working directory. */
final class ReadableFile {

    private ReadableFile() {}

    static Optional<Path> read(Node node) {
        return read(node, "file", Files::isRegularFile);
    }

    static Optional<Path> folder(Node node) {
        return read(node, "folder", Files::isDirectory);
    }

    private static Optional<Path> read(Node node, String noun, Predicate<Path> kind) {
        return node.text().flatMap(text -> {
            Optional<Path> file = resolved(node.baseDirectory(), text);
            if (file.filter(kind).filter(Files::isReadable).isPresent()) {
                return file;
            }
            boolean there = file.filter(Files::exists).isPresent();
            node.problem(
                    Node.quote(text) + (there ? " cannot be read as a " + noun : " does not exist"),
                    "name a readable " + noun + ", relative to "
                            + (node.onCommandLine() ? "the working directory" : "this file"));
            return Optional.empty();
        });
    }

    private static Optional<Path> resolved(Path base, String text) {
        try {
            return Optional.of(base.resolve(text).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
