package io.github.wingload.run;

/** The plan cannot be carried out on this machine; nothing has been sent. The message says why and what to do. */
public final class CannotRunException extends Exception {

    private static final long serialVersionUID = 1L;

    CannotRunException(String message) {
        super(message);
    }

    CannotRunException(String message, Throwable cause) {
        super(message, cause);
    }
}
