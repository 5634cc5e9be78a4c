package io.github.wingload.judge;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classification;
import io.github.wingload.exchange.StreamedAnswer;
import io.github.wingload.exchange.Times;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.HeadlineTime;
import java.time.Duration;

/**
 * The part of a call's time that may be wingload's own: how long it stood still between the call's start and end, and how late it
 * started the call, where that counts as the call's time. Shorter delays than {@link #leastNs} are left to the target.
 */
public final class OwnDelay {

    private static final long LEAST_NS = Duration.ofMillis(20).toNanos();
    private static final double SHARE_OF_LIMIT = 0.05;

    private final long leastNs;
    private final boolean startsCount;

    OwnDelay(Plan plan) {
        this.leastNs = leastNs(plan);
        this.startsCount = HeadlineTime.of(plan.load()) == HeadlineTime.RESPONSE;
    }

    /** A delay that is not longer is not looked at: 20 ms, or 5 % of the lowest limit of a time if that is more. */
    public static long leastNs(Plan plan) {
        double lowestMs = plan.thresholds().stream()
                .filter(threshold -> threshold.figure() instanceof Figure.Timing)
                .mapToDouble(Rule::limit)
                .min()
                .orElse(0);
        return Math.max(LEAST_NS, Math.round(SHARE_OF_LIMIT * lowestMs * 1e6));
    }

    /**
     * The call as it would have been at best without the delay: shorter by it, and ok if the delay can have caused its failure.
     * Returns the call itself if it was not delayed.
     */
    Call without(Call call) {
        long lateNs = lateNs(call);
        if (lateNs == 0 && call.stalledNs() == 0) {
            return call;
        }
        Times times = call.times();
        boolean started = times.startedNs() != Times.NEVER;
        long stalledNs = started ? Math.min(call.stalledNs(), call.serviceTimeNs()) : 0;
        long endNs = call.endNs() - lateNs - stalledNs;
        return call.with(
                new Times(
                        started ? times.startedNs() - lateNs : call.intendedNs(),
                        earlier(times.leasedNs(), lateNs, endNs),
                        earlier(times.connectedNs(), lateNs, endNs),
                        earlier(times.sentNs(), lateNs, endNs),
                        earlier(times.bodySentNs(), lateNs, endNs),
                        earlier(times.firstByteNs(), lateNs, endNs),
                        endNs),
                shifted(call.stream(), times.startedNs(), lateNs, stalledNs),
                excused(call));
    }

    /** The call, ok if a delay of wingload can have caused its failure, whether or not a delay was seen. */
    static Call excusing(Call call) {
        return call.failureClass().delayCanCause() ? call.with(call.times(), call.stream(), excused(call)) : call;
    }

    private static Classification excused(Call call) {
        return call.failureClass().delayCanCause() ? Classification.OK : call.classification();
    }

    /** How late it was started, or dropped; 0 if that is not part of its time, or not long enough. */
    private long lateNs(Call call) {
        if (!startsCount) {
            return 0;
        }
        long startedNs = call.startedNs() == Times.NEVER ? call.endNs() : call.startedNs();
        long lateNs = startedNs - call.intendedNs();
        return lateNs > leastNs ? lateNs : 0;
    }

    /** The generator may have stood still before the first token came. */
    private static StreamedAnswer shifted(StreamedAnswer stream, long startedNs, long lateNs, long stalledNs) {
        if (!stream.any()) {
            return stream;
        }
        return stream.with(
                shifted(stream.firstEventNs(), startedNs, lateNs, stalledNs),
                shifted(stream.firstTokenNs(), startedNs, lateNs, stalledNs),
                shifted(stream.firstOutputNs(), startedNs, lateNs, stalledNs),
                shifted(stream.lastNs(), startedNs, lateNs, stalledNs));
    }

    private static long shifted(long ns, long startedNs, long lateNs, long stalledNs) {
        return ns == Times.NEVER ? Times.NEVER : Math.max(startedNs, ns - stalledNs) - lateNs;
    }

    private static long earlier(long ns, long byNs, long mostNs) {
        return ns == Times.NEVER ? ns : Math.min(ns - byNs, mostNs);
    }
}
