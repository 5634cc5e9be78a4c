package io.github.wingload.report.comparison;

/** Markers in a file that do not make blocks. The message says which, for people. */
public final class BrokenMarkersException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    BrokenMarkersException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** Where, from 1. */
    public int line() {
        return line;
    }
}
