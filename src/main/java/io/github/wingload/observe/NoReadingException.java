package io.github.wingload.observe;

/** A scrape gives no value; the message says why, for people. */
public final class NoReadingException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public NoReadingException(String reason) {
        super(reason);
        this.reason = reason;
    }

    @Override
    public String getMessage() {
        return reason;
    }
}
