package io.github.wingload.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that the kernel makes up as it is read, below {@code /proc}. */
final class KernelFile {

    private KernelFile() {}

    /**
     * The file's beginning.
     *
     * @param maxBytes how much of it at the most
     * @return empty where there is no such file: not Linux, or a sandbox
     */
    static Optional<String> read(Path file, int maxBytes) {
        try (InputStream in = Files.newInputStream(file)) {
            // The kernel gives the value to the first read, and some files give nothing to a second.
            byte[] buffer = new byte[maxBytes];
            int length = in.read(buffer);
            return length < 0
                    ? Optional.empty()
                    : Optional.of(new String(buffer, 0, length, StandardCharsets.US_ASCII));
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }
}
