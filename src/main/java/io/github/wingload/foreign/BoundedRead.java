package io.github.wingload.foreign;

import io.github.wingload.text.Figures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads bytes that others wrote, up to a bound, so that a file or an answer of any length can be read safely.
 *
 * <p>The messages of its exceptions are for people and continue "cannot be read: …".
 */
public final class BoundedRead {

    private BoundedRead() {}

    /**
     * All bytes up to the stream's end. The caller closes the stream.
     *
     * @param most 0 or more
     * @throws IOException if there are more, or if the stream cannot be read
     */
    public static byte[] of(InputStream in, int most) throws IOException {
        byte[] bytes = in.readNBytes(most);
        if (bytes.length == most && in.read() >= 0) {
            throw new IOException("it has more than " + Figures.count(most) + " bytes");
        }
        return bytes;
    }

    /**
     * All bytes of a regular file.
     *
     * @throws NoSuchFileException if the file does not exist
     * @throws IOException if it is a folder, a device, a pipe or below {@code /proc} and {@code /sys}, if it has more bytes, or
     *     if it cannot be read
     */
    public static byte[] ofFile(Path file, int most) throws IOException {
        requireRegular(file);
        if (isOfKernel(file)) {
            throw new IOException("it is a file of the kernel, which may show secrets of this process");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return of(in, most);
        }
    }

    /** True for a file below {@code /proc} or {@code /sys}, whose content the kernel makes on each read, also through a link. */
    public static boolean isOfKernel(Path file) {
        try {
            Path real = file.toRealPath();
            return real.startsWith("/proc") || real.startsWith("/sys");
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * Opens a regular file that is read piece by piece.
     *
     * @throws NoSuchFileException if the file does not exist
     * @throws IOException if it is a folder, a device or a pipe, or if it cannot be opened
     */
    public static InputStream open(Path file) throws IOException {
        requireRegular(file);
        return Files.newInputStream(file);
    }

    private static void requireRegular(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException("it is not a regular file");
        }
    }
}
