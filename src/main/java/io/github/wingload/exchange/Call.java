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
 * @param detail what else a scenario asked to know
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
        byte[] bodyExcerpt,
        Detail detail) {

    /** How much of a failed call's answer is kept. */
    public static final int EXCERPT_BYTES = 512;

    private static final long NS_PER_US = 1_000;

    /** A call of which nothing else was asked. */
    public Call(
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
        this(
                task,
                intendedNs,
                startedNs,
                leasedNs,
                connectedNs,
                sentNs,
                firstByteNs,
                endNs,
                upstreamNs,
                reused,
                failureClass,
                status,
                bytes,
                key,
                error,
                bodyExcerpt,
                Detail.NONE);
    }

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
                bodyExcerpt,
                detail);
    }

    private static long rounded(long ns) {
        return ns == Exchange.NEVER ? ns : Math.floorDiv(ns + NS_PER_US / 2, NS_PER_US) * NS_PER_US;
    }

    /**
     * What is known of a call only if the scenario asks for it.
     *
     * @param mutation the kind of {@link io.github.wingload.plan.Mutation} its payload went through; empty if none
     * @param cache whether its answer came from a cache
     * @param items how many items its answer had; 0 if it has none or was not asked
     * @param itemsOk how many of them were ok
     */
    public record Detail(String mutation, CacheResult cache, int items, int itemsOk) {

        /** Nothing was asked. */
        public static final Detail NONE = new Detail("", CacheResult.UNKNOWN, 0, 0);
    }

    /** Whether an answer came from a cache. */
    public enum CacheResult {
        HIT,
        MISS,
        /** Not asked, not told, or no ok call. */
        UNKNOWN
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
