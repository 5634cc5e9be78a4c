package io.github.wingload.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** By which a file is known not to have changed: its size in bytes and when it was last written. */
record FileStamp(long sizeBytes, FileTime written) {

    static FileStamp of(Path file) throws IOException {
        return new FileStamp(Files.size(file), Files.getLastModifiedTime(file));
    }
}
