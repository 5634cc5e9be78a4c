package io.github.wingload.locust;

/** Bytes from the master's address that are no message of a Locust master. The message completes "the answer …". */
public final class ForeignMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    ForeignMessageException(String found) {
        super(found);
    }
}
