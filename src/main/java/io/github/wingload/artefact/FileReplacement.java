package io.github.wingload.artefact;

import io.github.wingload.text.IoReason;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * Replaces the content of a user's file in one step: a reader sees the old content or the new, even if the process is
 * killed. A symbolic link is kept and its target is replaced; permissions are kept.
 */
public final class FileReplacement {

    private FileReplacement() {}

    /**
     * Replaces the content of a file, or creates the file.
     *
     * @throws IOException if the file or its directory cannot be written; the message has the file and the reason, and the
     *     file is unchanged
     */
    public static void replace(Path file, byte[] content) throws IOException {
        try {
            boolean there = Files.exists(file);
            Path real = there ? file.toRealPath() : file.toAbsolutePath();
            if (there && !Files.isWritable(real)) {
                throw new AccessDeniedException(file.toString());
            }
            Path fresh = real.resolveSibling("." + real.getFileName() + ".wingload-new");
            try {
                write(fresh, content);
                if (there) {
                    copyPermissions(real, fresh);
                }
                Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException failure) {
            throw new IOException(file + " cannot be written: " + IoReason.of(failure), failure);
        }
    }

    /** Forces the content to the disk, so that a power cut cannot leave an empty file under the old name. */
    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            Channels.newOutputStream(channel).write(content);
            channel.force(true);
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView attributes = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (attributes != null) {
            attributes.setPermissions(Files.getPosixFilePermissions(from));
        }
    }
}
