package io.github.wingload.artefact;

import io.github.wingload.text.IoReason;
import java.io.IOException;
import java.nio.file.Path;

/** A file of a run cannot be read. The message has the file and the reason, for people. */
public final class UnreadableRunException extends IOException {

    public UnreadableRunException(Path file, String reason) {
        super(file + ": " + reason);
    }

    UnreadableRunException(Path file, String reason, Exception cause) {
        super(file + ": " + reason, cause);
    }

    /** The failure itself if it says which file cannot be read; otherwise one that does. */
    public static UnreadableRunException of(Path file, IOException failure) {
        return failure instanceof UnreadableRunException known
                ? known
                : new UnreadableRunException(file, IoReason.of(failure), failure);
    }
}
