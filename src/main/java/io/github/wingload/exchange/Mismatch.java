package io.github.wingload.exchange;

/**
 * What was expected of an answer and what came instead; the same text for the same cause.
 *
 * @param expected for example {@code /output/prediction boolean}
 * @param got for example {@code "x"}
 */
record Mismatch(String expected, String got) {

    /** For an error. */
    String text() {
        return "expected " + expected + ", got " + got;
    }

    /** Of one of several things. */
    Mismatch in(String every) {
        return new Mismatch(expected + " in " + every, got);
    }
}
