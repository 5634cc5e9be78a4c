package io.github.wingload.run;

/** The load does not begin, because it could not begin when it was to. The message says why and what to do. */
public final class NotStartedException extends Exception {

    private static final long serialVersionUID = 1L;

    public NotStartedException(String message) {
        super(message);
    }
}
