package io.github.wingload.artefact;

import java.io.IOException;
import java.nio.file.Path;

/** A run's file does not hold what it should. The message names the file and says why; for people. */
public final class UnreadableRunException extends IOException {

    UnreadableRunException(Path file, String reason) {
        super(file + ": " + reason);
    }

    UnreadableRunException(Path file, String reason, Exception cause) {
        super(file + ": " + reason, cause);
    }

    /** The failure itself if it says which file cannot be read; otherwise one that does. */
    static UnreadableRunException of(Path file, IOException failure) {
        return failure instanceof UnreadableRunException known
                ? known
                : new UnreadableRunException(file, IoReason.of(failure), failure);
    }
}
