package io.github.wingload.observe;

/** A scrape gives no value; the message says why, for people. */
public final class NoReadingException extends Exception {

    private static final long serialVersionUID = 1L;

    public NoReadingException(String message) {
        super(message);
    }
}
