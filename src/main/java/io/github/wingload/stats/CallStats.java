package io.github.wingload.stats;

import org.HdrHistogram.Histogram;

/**
 * Figures over a set of calls: of one task or all, in one second or the whole run. Immutable; {@link #plus} merges.
 *
 * <p>Times are microseconds in the histograms (three digits, 1 µs to 1 h, clamped beyond) and exact in sums and extremes.
 * All calls that were sent are in {@code all}, failed ones included, as in Locust's tables; {@code ok} holds the ok ones.
 * Dropped calls are counted apart and in no histogram.
 *
 * @param all times of all calls that were sent
 * @param ok times of the ok calls
 * @param dropped intended, never started
 * @param bytes length of all answers' bodies
 * @param clamped values that did not fit a histogram
 */
public record CallStats(Times all, Times ok, long dropped, long bytes, long clamped) {

    /** How many calls were sent. */
    public long requests() {
        return all.count();
    }

    /** How many of them were not ok. */
    public long failures() {
        return all.count() - ok.count();
    }

    /**
     * Times of a set of calls. The histograms are not to be changed.
     *
     * @param response histogram of response times in µs: from the intended start to the end
     * @param service histogram of service times in µs: from the real start to the end
     * @param minNs shortest response time; 0 if there is no call
     * @param maxNs longest response time; 0 if there is no call
     * @param sumNs all response times added up
     */
    public record Times(Histogram response, Histogram service, long minNs, long maxNs, long sumNs) {

        public long count() {
            return response.getTotalCount();
        }
    }
}
