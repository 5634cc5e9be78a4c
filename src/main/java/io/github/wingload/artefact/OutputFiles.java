package io.github.wingload.artefact;

import io.github.wingload.text.IoReason;
import io.github.wingload.text.Printable;
import io.github.wingload.text.Secrets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/**
 * Writes files so that an error of one never stops the others or the load; errors are collected.
 *
 * <p>A file that is replaced is written beside its place and moved there, so that a reader sees the old content or the new;
 * after an error the next replacement tries again. A file that is appended to ends before the first failed append, so
 * its last record is complete. Files are opened for each write: one that was removed is noticed. Used by one thread.
 */
final class OutputFiles {

    private final Map<Path, WriteError> errors = new LinkedHashMap<>();
    private final Secrets secrets;

    /** @param secrets what no file may contain */
    OutputFiles(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * Replaces the content of a file, or creates the file. The content is text in UTF-8. It loses its secrets, and control
     * characters in it are spelled out.
     */
    void replace(Path file, byte[] content) {
        copy(file, shown(content));
    }

    /** Replaces the content of a file by these very bytes, or creates the file. */
    void copy(Path file, byte[] content) {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            Files.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            errors.remove(file);
        } catch (IOException failure) {
            undo(() -> Files.deleteIfExists(fresh), failure);
            remember(file, failure);
        }
    }

    private byte[] shown(byte[] content) {
        String text = Printable.document(new String(content, StandardCharsets.UTF_8));
        return secrets.redact(text).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Appends text in UTF-8, as {@link #replace} writes it, to a file that {@link #replace} created; does nothing after an error of that
     * file.
     */
    void append(Path file, byte[] content) {
        if (errors.containsKey(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            long complete = channel.size();
            try {
                Channels.newOutputStream(channel).write(shown(content));
            } catch (IOException failure) {
                undo(() -> channel.truncate(complete), failure);
                throw failure;
            }
        } catch (IOException failure) {
            remember(file, failure);
        }
    }

    /**
     * Fills a file so that its space can be freed when the disk is full. Without an effect if that space is not there now.
     *
     * @param bytes its size
     */
    void reserve(Path file, int bytes) {
        // Of random numbers, because some file systems store zeros in no space.
        SplittableRandom random = new SplittableRandom(bytes);
        ByteBuffer filler = ByteBuffer.allocate(bytes);
        while (filler.remaining() >= Long.BYTES) {
            filler.putLong(random.nextLong());
        }
        try {
            Files.write(file, filler.array());
        } catch (IOException full) {
            release(file);
        }
    }

    /** Frees the space. */
    void release(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            remember(file, failure);
        }
    }

    /** Stops appending to a file, for a reason other than an error. */
    void giveUp(Path file, String reason) {
        errors.putIfAbsent(file, new WriteError(file.toString(), reason));
    }

    /** True if this file is not complete. */
    boolean hasError(Path file) {
        return errors.containsKey(file);
    }

    /** What could not be written, in order of first occurrence. */
    List<WriteError> errors() {
        return List.copyOf(errors.values());
    }

    private void remember(Path file, IOException failure) {
        errors.putIfAbsent(file, new WriteError(file.toString(), IoReason.of(failure)));
    }

    /** Undoes a failed write. If that fails too, the first failure is reported. */
    private static void undo(Callable<?> step, IOException failure) {
        try {
            step.call();
        } catch (Exception alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }
}
