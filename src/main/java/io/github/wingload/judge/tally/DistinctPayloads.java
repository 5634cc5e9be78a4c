package io.github.wingload.judge.tally;

import com.dynatrace.hash4j.distinctcount.HyperLogLog;
import org.jspecify.annotations.Nullable;

/**
 * Counts how many different payloads a task sent, and how often the most frequent one, by their digests. Not thread-safe.
 *
 * <p>Counts are exact up to a number of payloads. Beyond it the number of different ones is estimated with HyperLogLog, whose
 * error is below 1.6 % in 95 % of cases; how often the most frequent one was sent is then unknown. A payload takes at most 64
 * bytes, the estimate 12 KB.
 */
final class DistinctPayloads {

    /** How often the most frequent payload was sent, if that is not known. */
    static final long UNKNOWN = -1;

    private static final int FIRST_ROOM = 64;

    /** With 2^14 registers the standard error is 1.04 / 2^7 = 0.8 %. */
    private static final int PRECISION = 14;

    private final int mostCounted;

    /** Open addressing, at most three quarters full; zero is a free place. */
    private long[] digests = new long[FIRST_ROOM];

    /** How often the payload in the same place was sent. */
    private long[] times = new long[FIRST_ROOM];

    private int count;
    private long sent;
    private long most;
    private @Nullable HyperLogLog estimate;

    /** @param mostCounted the most different payloads that are counted exactly */
    DistinctPayloads(int mostCounted) {
        this.mostCounted = mostCounted;
    }

    /** @param digest not zero */
    void add(long digest) {
        sent++;
        if (estimate != null) {
            estimate.add(digest);
            return;
        }
        int place = place(digests, digest);
        times[place]++;
        most = Math.max(most, times[place]);
        if (digests[place] == 0) {
            digests[place] = digest;
            count++;
            makeRoom();
        }
    }

    /** How many were added. */
    long sent() {
        return sent;
    }

    /** How many of them are different; estimated if {@link #most} is unknown. */
    long distinct() {
        return estimate == null ? count : Math.round(estimate.getDistinctCountEstimate());
    }

    /** How often the most frequent one was added; {@link #UNKNOWN} if there are too many to be counted. */
    long most() {
        return estimate == null ? most : UNKNOWN;
    }

    private void makeRoom() {
        if (count > mostCounted) {
            HyperLogLog sketch = HyperLogLog.create(PRECISION);
            for (long digest : digests) {
                if (digest != 0) {
                    sketch.add(digest);
                }
            }
            estimate = sketch;
            digests = new long[0];
            times = new long[0];
        } else if (4L * count > 3L * digests.length) {
            grow();
        }
    }

    private void grow() {
        long[] largerDigests = new long[2 * digests.length];
        long[] largerTimes = new long[2 * digests.length];
        for (int i = 0; i < digests.length; i++) {
            if (digests[i] != 0) {
                int place = place(largerDigests, digests[i]);
                largerDigests[place] = digests[i];
                largerTimes[place] = times[i];
            }
        }
        digests = largerDigests;
        times = largerTimes;
    }

    /** Where this digest is, or its free place. */
    private static int place(long[] digests, long digest) {
        int mask = digests.length - 1;
        int place = (int) digest & mask;
        while (digests[place] != 0 && digests[place] != digest) {
            place = (place + 1) & mask;
        }
        return place;
    }
}
