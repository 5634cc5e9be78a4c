package io.github.wingload.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that a command makes: it is there whole or not at all, and takes no other's place unless that is asked for.
 *
 * @param path where
 * @param force true to replace a file that is there
 */
record NewFile(Path path, boolean force) {

    /** Finds out, before any work is done, that the file cannot be made. */
    void check() {
        Path directory = path.toAbsolutePath().getParent();
        if (Files.isDirectory(path) || directory == null) {
            throw new UserError(path + " is a directory", "Name a file.");
        }
        if (!force && Files.exists(path)) {
            throw taken();
        }
        if (!Files.isDirectory(directory)) {
            throw new UserError("there is no directory " + directory, "Make it, or name a file elsewhere.");
        }
    }

    void write(String text) {
        Path fresh = path.resolveSibling("." + path.getFileName() + ".new");
        // Without the first of these a move refuses to replace a file.
        CopyOption[] options = force
                ? new CopyOption[] {StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE}
                : new CopyOption[0];
        try {
            Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
            Files.move(fresh, path, options);
        } catch (IOException failure) {
            remove(fresh, failure);
            throw failure instanceof FileAlreadyExistsException
                    ? taken()
                    : new UserError(path + " cannot be written: " + failure, "Name a file elsewhere.");
        }
    }

    private UserError taken() {
        return new UserError(path + " is there already", "Name another file, or replace this one with --force.");
    }

    private static void remove(Path fresh, IOException failure) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }
}
