package io.github.wingload.wiki;

/** The wiki gave no ids, or too few. The message says why, in words. */
public final class WikiException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    WikiException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
