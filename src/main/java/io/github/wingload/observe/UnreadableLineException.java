package io.github.wingload.observe;

/** A line that is wanted and cannot be read; the message says which. Never leaves the package. */
final class UnreadableLineException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableLineException(String message) {
        super(message);
    }
}
