package io.github.wingload.audit;

/** What is checked. The formulas and sentences are those of {@code report.audit}. */
public enum Check {
    /** One figure is stated twice, with two values. */
    STATED_TWICE(Certainty.CANNOT_BE),
    /** Ok and failed requests do not add up to all requests. */
    COUNTS(Certainty.CANNOT_BE),
    /** A part is larger than the whole. */
    PART_ABOVE_WHOLE(Certainty.CANNOT_BE),
    /** The success rate is not that of the counts. */
    SHARE(Certainty.CANNOT_BE),
    /** No number of requests gives the success rate to its digits. */
    DIGITS(Certainty.CANNOT_BE),
    /** A rate is not the count over the duration. */
    RATE(Certainty.CANNOT_BE),
    /** The target achievement is not the rate over the target. */
    ACHIEVEMENT(Certainty.CANNOT_BE),
    /** The parts do not add up to the whole. */
    PARTS(Certainty.CANNOT_BE),
    /** The mean of the whole is not that of its parts. */
    MEAN_OF_PARTS(Certainty.CANNOT_BE),
    /** A part has another duration than the whole. */
    DURATION_OF_PART(Certainty.CANNOT_BE),
    /** The buckets do not add up to all requests. */
    BUCKET_SUM(Certainty.CANNOT_BE),
    /** A percentile is not in the bucket in which it must be. */
    BUCKET_PERCENTILE(Certainty.CANNOT_BE),
    /** A percentile is less than a lower one. */
    PERCENTILES_FALL(Certainty.CANNOT_BE),
    /** The percentiles do not allow the mean. */
    MEAN_OUTSIDE(Certainty.CANNOT_BE),
    /** Mean and median are further apart than the standard deviation. */
    DEVIATION(Certainty.CANNOT_BE),
    /** More requests in flight than there are users. */
    LITTLES_LAW(Certainty.CANNOT_BE),
    /** The most requests in flight are more than the users. */
    MOST_IN_FLIGHT(Certainty.CANNOT_BE),
    /** Answers are longer than the requests allowed. */
    TOKENS_ABOVE_ASKED(Certainty.CANNOT_BE),
    /** The tests took longer than the time in which they were made. */
    WINDOW(Certainty.CANNOT_BE),
    /** A percentile of so few requests has no upper bound. */
    TAIL(Certainty.CANNOT_BE_KNOWN),
    /** Too few requests a user for a steady load. */
    FEW_WAVES(Certainty.CANNOT_BE_KNOWN),
    /** Failed requests are in the response times. */
    FAILED_TIMED(Certainty.CANNOT_BE_KNOWN),
    /** Requests waited for their turn before their time began. */
    CAPPED_RATE(Certainty.CANNOT_BE_KNOWN),
    /** Tokens of answers were not counted. */
    NO_TOKENS(Certainty.CANNOT_BE_KNOWN),
    /** Answers were shorter than asked for. */
    SHORT_ANSWERS(Certainty.WORTH_A_LOOK),
    /** The mean answer is far from the median answer. */
    UNEQUAL_ANSWERS(Certainty.WORTH_A_LOOK),
    /** Answers shorter than the median one make the rate. */
    MEDIAN_RATE(Certainty.WORTH_A_LOOK),
    /** Pieces of answers are not tokens. */
    TOKENS_AND_PIECES(Certainty.WORTH_A_LOOK),
    /** Mean TPOT and mean ITL differ. */
    TPOT_AND_ITL(Certainty.WORTH_A_LOOK),
    /** The mean is above the 90th percentile. */
    MEAN_ABOVE_P90(Certainty.WORTH_A_LOOK),
    /** Fewer requests in flight than users: ramp or drain are in the figures. */
    IDLE_USERS(Certainty.WORTH_A_LOOK),
    /** The steady window completed fewer requests than its load. */
    STEADY_IN_FLIGHT(Certainty.WORTH_A_LOOK),
    /** Requests and tokens of the steady window do not fit each other. */
    STEADY_RATE(Certainty.WORTH_A_LOOK),
    /** The steady window and the whole test have different times to the first token. */
    OPENING(Certainty.WORTH_A_LOOK),
    /** The longest times to the first token are those of the prompts that were sent together at the start. */
    BURST(Certainty.WORTH_A_LOOK),
    /** Requests of the ramp are in the figures. */
    RAMP(Certainty.WORTH_A_LOOK),
    /** The schedule was not kept. */
    OFFERED(Certainty.WORTH_A_LOOK);

    private final Certainty certainty;

    Check(Certainty certainty) {
        this.certainty = certainty;
    }

    /** How sure its findings are. */
    public Certainty certainty() {
        return certainty;
    }
}
