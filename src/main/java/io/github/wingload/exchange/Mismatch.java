package io.github.wingload.exchange;

/**
 * What was expected of an answer and what came instead; the same text for the same cause.
 *
 * @param expected for example {@code /output/prediction boolean}
 * @param got for example {@code "x"}
 * @param failureClass of a call with this mismatch
 */
record Mismatch(String expected, String got, FailureClass failureClass) {

    /** Of an answer's content. */
    Mismatch(String expected, String got) {
        this(expected, got, FailureClass.EXPECTATION_FAILED);
    }

    /** For an error. */
    String text() {
        return "expected " + expected + ", got " + got;
    }

    /** Of a part of an answer. */
    Mismatch in(String part) {
        return new Mismatch(expected + " in " + part, got, failureClass);
    }
}
