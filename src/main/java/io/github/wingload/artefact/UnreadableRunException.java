package io.github.wingload.artefact;

import java.io.IOException;
import java.nio.file.Path;

/** A run's file does not hold what it should. The message names the file and says why; for people. */
public final class UnreadableRunException extends IOException {

    UnreadableRunException(Path file, String reason, Exception cause) {
        super(file + ": " + reason, cause);
    }
}
