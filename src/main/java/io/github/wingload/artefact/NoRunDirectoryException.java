package io.github.wingload.artefact;

import java.io.IOException;

/** A directory for results cannot be created or written. The message has the directory, the reason and a remedy, for people. */
public final class NoRunDirectoryException extends IOException {

    NoRunDirectoryException(String message) {
        super(message);
    }

    NoRunDirectoryException(String message, IOException cause) {
        super(message, cause);
    }
}
