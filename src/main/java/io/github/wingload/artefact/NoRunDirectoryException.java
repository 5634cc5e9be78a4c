package io.github.wingload.artefact;

import java.io.IOException;

/** A place for results cannot be made or written. The message says which, why, and what to do; for people. */
public final class NoRunDirectoryException extends IOException {

    NoRunDirectoryException(String message, IOException cause) {
        super(message, cause);
    }
}
