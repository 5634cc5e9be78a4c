package io.github.wingload.exchange;

/**
 * One request and its result. Every figure of a run is computed from calls. Immutable.
 *
 * <p>Times are nanoseconds from the run's time zero, rounded to microseconds. Response time = end − intended, service time =
 * end − started, lateness = started − intended.
 *
 * @param task index of its task in the plan, from 0
 * @param pair the number of its pair in a comparison, which is the same for the calls of both sides to one row and for no other
 *     calls of the run or of its shards, from 0; {@link #NO_PAIR} if it belongs to none
 * @param payload what it sent
 * @param mutation the kind of {@link io.github.wingload.plan.task.Mutation} that made its payload invalid; empty if none did
 * @param intendedNs when the schedule wanted it to start; equals the real start for a user without pacing
 * @param times when it started, was sent, was answered, and ended
 * @param stream the events of its answer; {@link StreamedAnswer#NONE} if it was not read as a stream
 * @param upstreamNs how long the upstream took according to its proxy, as a duration; {@link Times#NEVER} if it did not say
 * @param reused true if its connection had been used before
 * @param status the answer's status; 0 if there was no answer
 * @param bytes length of the answer's body
 * @param classification its outcome and error
 * @param bodyExcerpt the first bytes of a failed call's answer, which must not be changed; empty if ok
 * @param stalledNs for how long the generator itself stood still {@linkplain #stallsFromNs while it mattered to the call}
 * @param ids by which the server's logs name it; none unless the scenario has {@code trace}
 */
public record Call(
        int task,
        long pair,
        Payload payload,
        String mutation,
        long intendedNs,
        Times times,
        StreamedAnswer stream,
        long upstreamNs,
        boolean reused,
        int status,
        long bytes,
        Classification classification,
        byte[] bodyExcerpt,
        long stalledNs,
        CallIds ids) {

    /** In place of a pair's number. */
    public static final long NO_PAIR = -1;

    /** How many bytes of a failed call's answer are kept. */
    public static final int EXCERPT_BYTES = 512;

    private static final long IDLE_NS = 1_000_000_000L;

    /** The same call with other times and another outcome. */
    public Call with(Times others, StreamedAnswer events, Classification other) {
        return with(intendedNs, others, events, other);
    }

    private Call with(long intended, Times others, StreamedAnswer events, Classification other) {
        return new Call(
                task,
                pair,
                payload,
                mutation,
                intended,
                others,
                events,
                upstreamNs,
                reused,
                status,
                bytes,
                other,
                bodyExcerpt,
                stalledNs,
                ids);
    }

    /**
     * The same call as a clock sees it that began to count earlier by so much.
     *
     * @param scheduled true if its intended start is a time of that clock, and stays
     */
    public Call later(long byNs, boolean scheduled) {
        return byNs == 0
                ? this
                : with(
                        scheduled ? intendedNs : Times.since(-byNs, intendedNs),
                        times.later(byNs),
                        stream.since(-byNs),
                        classification);
    }

    /** The same call, during which the generator stood still for so long. */
    public Call stalled(long ns) {
        return new Call(
                task,
                pair,
                payload,
                mutation,
                intendedNs,
                times,
                stream,
                upstreamNs,
                reused,
                status,
                bytes,
                classification,
                bodyExcerpt,
                Times.microseconds(ns),
                ids);
    }

    /**
     * From when on a stall of the generator matters to the call: its start; for a connection that the target had closed while it was
     * idle, a second earlier, because the stall may have kept it idle for too long.
     */
    public long stallsFromNs() {
        return failureClass() == FailureClass.STALE_CONNECTION ? startedNs() - IDLE_NS : startedNs();
    }

    /** The name of its payload in results; empty if it has none. */
    public String key() {
        return payload.key();
    }

    public FailureClass failureClass() {
        return classification.failureClass();
    }

    public boolean ok() {
        return classification.ok();
    }

    /** What went wrong; empty if the call is ok. */
    public String error() {
        return classification.error();
    }

    /** True if it has no mutation, no cache result, no items and no stream, as most calls do. */
    public boolean plain() {
        return mutation.isEmpty() && classification.plain() && !stream.any();
    }

    public long startedNs() {
        return times.startedNs();
    }

    public long endNs() {
        return times.endNs();
    }

    public long responseTimeNs() {
        return times.endNs() - intendedNs;
    }

    public long serviceTimeNs() {
        return times.serviceTimeNs();
    }
}
