package io.github.wingload.artefact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Keeps other runs from a prefix of tables while a run writes them, since their rows would mix. The operating system ends the
 * lock with the process, however that ends.
 */
final class TablesLock implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    private TablesLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Locks a prefix with a hidden file beside its tables.
     *
     * @throws NoRunDirectoryException if another run has it
     * @throws IOException if the file cannot be written
     */
    static TablesLock on(CsvFiles tables) throws NoRunDirectoryException, IOException {
        Path file = tables.stats().resolveSibling("." + tables.stats().getFileName() + ".lock");
        while (true) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locks(channel)) {
                channel.close();
                throw new NoRunDirectoryException("another run is writing " + tables.stats()
                        + "; wait for its end, or give another --csv PREFIX");
            }
            if (isStill(file, channel)) {
                return new TablesLock(file, channel);
            }
            channel.close();
        }
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    /** False if the file was deleted between its opening and its locking, by a run that has just ended. */
    private static boolean isStill(Path file, FileChannel channel) throws IOException {
        String token = UUID.randomUUID().toString();
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(token.getBytes(StandardCharsets.US_ASCII)));
        try {
            return Files.readString(file).equals(token);
        } catch (NoSuchFileException deleted) {
            return false;
        }
    }

    Path file() {
        return file;
    }

    /** Deletes the file before it gives the lock up. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        }
    }
}
