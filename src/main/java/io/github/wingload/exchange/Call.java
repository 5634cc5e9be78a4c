package io.github.wingload.exchange;

/**
 * One request and what came of it: what every figure of a run is made from.
 *
 * <p>Times are nanoseconds from the run's time zero, ascending where they are there; {@link Exchange#NEVER} stands for what
 * did not happen. Response time = end − intended, service time = end − started, lateness = started − intended.
 *
 * @param task which task of the plan, from 0
 * @param intendedNs when the schedule wanted it to start; equals {@code startedNs} for a user without pacing
 * @param startedNs when it really started
 * @param leasedNs when there was a connection, or leave to make one
 * @param connectedNs when TCP and TLS were ready
 * @param sentNs when its request's head was sent
 * @param firstByteNs when the head of the answer had come
 * @param endNs when its outcome was known
 * @param upstreamNs how long the upstream took by its proxy's word, as a duration; {@link Exchange#NEVER} if it did not say
 * @param reused true if the connection had been used before
 * @param failureClass what it counts as, in detail
 * @param status the answer's status, 0 if none came
 * @param bytes length of the answer's body
 * @param key of the sample row
 * @param error empty for an ok call, else what went wrong, the same for the same cause
 * @param bodyExcerpt the first bytes of a failed call's answer, not to be changed; empty if ok
 */
public record Call(
        int task,
        long intendedNs,
        long startedNs,
        long leasedNs,
        long connectedNs,
        long sentNs,
        long firstByteNs,
        long endNs,
        long upstreamNs,
        boolean reused,
        FailureClass failureClass,
        int status,
        long bytes,
        String key,
        String error,
        byte[] bodyExcerpt) {

    private static final long NS_PER_US = 1_000;

    /**
     * The call with every time rounded to the nearest microsecond, the grain in which calls are kept: figures of calls that
     * are read back are then those of the run, to the last digit. Order and sums of phases stay.
     */
    public Call inMicroseconds() {
        return new Call(
                task,
                rounded(intendedNs),
                rounded(startedNs),
                rounded(leasedNs),
                rounded(connectedNs),
                rounded(sentNs),
                rounded(firstByteNs),
                rounded(endNs),
                rounded(upstreamNs),
                reused,
                failureClass,
                status,
                bytes,
                key,
                error,
                bodyExcerpt);
    }

    private static long rounded(long ns) {
        return ns == Exchange.NEVER ? ns : Math.floorDiv(ns + NS_PER_US / 2, NS_PER_US) * NS_PER_US;
    }

    public Outcome outcome() {
        return failureClass.outcome();
    }

    public boolean ok() {
        return failureClass == FailureClass.OK;
    }

    public long responseTimeNs() {
        return endNs - intendedNs;
    }

    public long serviceTimeNs() {
        return endNs - startedNs;
    }
}
