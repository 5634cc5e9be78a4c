package io.github.wingload.audit;

import io.github.wingload.audit.Finding.As;

/** What a number of a result counts or measures. Rates are per second, shares in percent. */
public enum Quantity {
    /** Requests that were sent, ok or not. */
    REQUESTS("requests", As.COUNT),
    /** Requests with an ok answer. */
    OK("ok requests", As.COUNT),
    /** Requests without one. */
    FAILED("failed requests", As.COUNT),
    /** Ok requests of all requests. */
    OK_SHARE("success rate", As.PERCENT),
    /** How long the measured part of the test was. */
    SECONDS("duration", As.SECONDS),
    /** All requests. */
    PER_SECOND("requests/s", As.PER_SECOND),
    /** Ok requests. */
    OK_PER_SECOND("ok requests/s", As.PER_SECOND),
    /** Failed requests. */
    FAILED_PER_SECOND("failed requests/s", As.PER_SECOND),
    /** The rate that the test should reach. */
    TARGET_PER_SECOND("target", As.PER_SECOND),
    /** The rate of requests as a share of the target. */
    ACHIEVED("target achievement", As.PERCENT),
    /** Users that send a request, wait for the answer, and send the next one. */
    USERS("users", As.COUNT),
    /** How long a user waits between two requests, on average, in milliseconds. */
    WAIT_MS("wait time", As.MS),
    /** The rate at which the schedule started requests. */
    OFFERED_PER_SECOND("offered rate", As.PER_SECOND),
    /** The most requests that the tool allowed to be in flight, below which a rate waits. */
    CAP("limit of requests in flight", As.COUNT),
    /** The most requests that were in flight. */
    MOST_IN_FLIGHT("most requests in flight", As.COUNT),
    /** Users were still being started for this long. */
    RAMP_SECONDS("ramp", As.SECONDS),
    /** Requests that ended until all users had started. */
    RAMP_REQUESTS("requests during the ramp", As.COUNT),
    /** Tokens of all prompts. */
    INPUT_TOKENS("input tokens", As.COUNT),
    /** Tokens of all answers. */
    OUTPUT_TOKENS("output tokens", As.COUNT),
    /** Tokens of prompts. */
    INPUT_PER_SECOND("input tokens/s", As.PER_SECOND),
    /** Tokens of answers. */
    OUTPUT_PER_SECOND("output tokens/s", As.PER_SECOND),
    /** Both. */
    TOTAL_PER_SECOND("total tokens/s", As.PER_SECOND),
    /** The length of an answer that each request asked for, in tokens. */
    ASKED_TOKENS("tokens asked for", As.COUNT);

    private final String label;
    private final As as;

    Quantity(String label, As as) {
        this.label = label;
        this.as = as;
    }

    /** Its name in sentences. */
    public String label() {
        return label;
    }

    /** How its numbers are written. */
    As as() {
        return as;
    }
}
