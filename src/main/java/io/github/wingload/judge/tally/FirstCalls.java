package io.github.wingload.judge.tally;

import io.github.wingload.exchange.Call;
import io.github.wingload.result.Analysis.FirstOk;
import io.github.wingload.result.HeadlineTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The first ok calls of a run, by their start and by their end: they show a service that has just started.
 *
 * <p>The first by end are biased to fast calls; the first by start are not. Not thread-safe.
 */
public final class FirstCalls {

    /** The number of calls that are kept. */
    static final int KEPT = 200;

    private static final double SHARE = 0.9;

    private final HeadlineTime time;
    private final long[] byEndNs = new long[KEPT];
    private int ended;

    /** The call that started last is at the head. */
    private final PriorityQueue<Started> byStart = new PriorityQueue<>(
            KEPT + 1, Comparator.comparingLong(Started::startedNs).reversed());

    private record Started(long startedNs, long tookNs) {}

    public FirstCalls(HeadlineTime time) {
        this.time = time;
    }

    /** Takes an ok call, in order of end. */
    public void record(Call call) {
        long tookNs = time.of(call);
        if (ended < KEPT) {
            byEndNs[ended++] = tookNs;
        }
        if (byStart.size() < KEPT) {
            byStart.add(new Started(call.startedNs(), tookNs));
        } else if (call.startedNs() < byStart.peek().startedNs()) {
            byStart.poll();
            byStart.add(new Started(call.startedNs(), tookNs));
        }
    }

    /** Their figures; empty without calls. */
    public Optional<FirstOk> figures() {
        if (ended == 0) {
            return Optional.empty();
        }
        long[] startedFirst = byStart.stream().mapToLong(Started::tookNs).toArray();
        long[] endedFirst = Arrays.copyOf(byEndNs, ended);
        return Optional.of(new FirstOk(ended, p90Ms(startedFirst), p90Ms(endedFirst)));
    }

    /** Nearest rank, exact. */
    private static double p90Ms(long[] ns) {
        Arrays.sort(ns);
        return ns[(int) Math.ceil(SHARE * ns.length) - 1] / 1e6;
    }
}
