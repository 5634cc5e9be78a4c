package io.github.wingload.cli.command;

import io.github.wingload.text.IoReason;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that a command creates. It is written completely or not at all, and replaces an existing file only if the user asks
 * for it.
 *
 * @param path of the file
 * @param force true to replace an existing file
 */
public record NewFile(Path path, boolean force) {

    /**
     * Checks, before any work is done, that the file can be created.
     *
     * @throws UserError if it cannot be created
     */
    public void check() {
        Path directory = path.toAbsolutePath().getParent();
        if (Files.isDirectory(path) || directory == null) {
            throw new UserError(path + " is a directory", "Name a file.");
        }
        if (!force && Files.exists(path)) {
            throw taken();
        }
        if (!Files.isDirectory(directory)) {
            throw new UserError("there is no directory " + directory, "Create it, or name a file elsewhere.");
        }
    }

    public void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void write(byte[] content) {
        write(out -> out.write(content));
    }

    /** What is written, piece by piece. */
    @FunctionalInterface
    public interface Content {

        void writeTo(OutputStream out) throws IOException;
    }

    public void write(Content content) {
        Path fresh = path.resolveSibling("." + path.getFileName() + ".new");
        // Without REPLACE_EXISTING, a move does not replace a file.
        CopyOption[] options = force
                ? new CopyOption[] {StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE}
                : new CopyOption[0];
        // After Ctrl-C, nothing is left.
        fresh.toFile().deleteOnExit();
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
                content.writeTo(out);
            }
            Files.move(fresh, path, options);
        } catch (IOException failure) {
            remove(fresh, failure);
            throw failure instanceof FileAlreadyExistsException
                    ? taken()
                    : new UserError(path + " cannot be written: " + IoReason.of(failure), "Name a file elsewhere.");
        }
    }

    private UserError taken() {
        return new UserError(path + " already exists", "Name another file, or replace this one with --force.");
    }

    private static void remove(Path fresh, IOException failure) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }
}
