package io.github.wingload.http;

import java.nio.file.Path;

/** A certificate or key file of the scenario cannot be used. The message names the file and says what is wrong with it. */
public final class TlsFileException extends Exception {

    private static final long serialVersionUID = 1L;

    TlsFileException(Path file, String problem) {
        super(file + ": " + problem);
    }

    TlsFileException(Path file, String problem, Exception cause) {
        super(file + ": " + problem, cause);
    }
}
