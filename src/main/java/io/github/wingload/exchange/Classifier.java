package io.github.wingload.exchange;

import io.github.wingload.plan.Expectation;

/** Decides what an exchange counts as. Pure; thread-safe. */
public final class Classifier {

    private Classifier() {}

    /**
     * What an exchange counts as, and why.
     *
     * @param failureClass {@link FailureClass#OK} or what went wrong
     * @param error empty if ok
     */
    public record Classification(FailureClass failureClass, String error) {

        private static final Classification OK = new Classification(FailureClass.OK, "");
    }

    /** Judges by the failure if there is one, else by the expectation. */
    public static Classification classify(Exchange exchange, Expectation expect) {
        if (exchange.failure().isPresent()) {
            Exchange.Failure failure = exchange.failure().get();
            return new Classification(failure.failureClass(), failure.message());
        }
        int status = exchange.status();
        if (expect.accepts(status)) {
            return Classification.OK;
        }
        return new Classification(FailureClass.ofStatus(status), statusError(status, expect));
    }

    private static String statusError(int status, Expectation expect) {
        String answer = StatusText.of(status);
        boolean plainSuccess = expect.statuses().stream().allMatch(range -> range.first() >= 200 && range.last() < 300);
        return plainSuccess && status >= 300 ? answer : "expected status " + expect.describe() + ", got " + answer;
    }
}
