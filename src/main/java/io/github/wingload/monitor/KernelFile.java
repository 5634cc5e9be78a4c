package io.github.wingload.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads files below {@code /proc}, whose content the kernel generates on each read. */
final class KernelFile {

    private KernelFile() {}

    /**
     * Reads the start of a file.
     *
     * @param maxBytes the most bytes to read
     * @return empty if the file does not exist, as outside Linux or in a sandbox
     */
    static Optional<String> read(Path file, int maxBytes) {
        try (InputStream in = Files.newInputStream(file)) {
            // One read only: some of these files return nothing to a second one.
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
