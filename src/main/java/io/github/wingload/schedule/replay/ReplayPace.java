package io.github.wingload.schedule.replay;

import io.github.wingload.plan.load.Replay.Pace;
import java.time.Duration;

/**
 * Turns recorded times into planned ones, in order: cuts gaps, divides by the speed, and delays starts beyond the limit. Not
 * thread-safe.
 *
 * <p>With a limit of r per second, never more than n = max(1, ⌊r⌋) starts fall into n / r seconds: up to there a burst keeps its shape.
 */
final class ReplayPace {

    private static final int MOST_REMEMBERED = 1_000_000;

    private final double speed;
    private final long longestGapNs;
    private final long[] recent;
    private final long spanNs;
    private long count;
    private long lastStampNs;
    private long sinceFirstNs;

    ReplayPace(Pace pace) {
        speed = pace.speed();
        longestGapNs = pace.longestGap().map(Duration::toNanos).orElse(Long.MAX_VALUE);
        double limit = pace.limitPerSecond().orElse(0.0);
        int most = limit == 0 ? 0 : (int) Math.max(1, Math.min(MOST_REMEMBERED, Math.floor(limit)));
        recent = new long[most];
        spanNs = limit == 0 ? 0 : (long) Math.ceil(most / limit * 1e9);
    }

    /**
     * The planned time of the next start, in nanoseconds from the first one.
     *
     * @param stampNs its recorded time; not before that of the start before
     */
    long plannedNs(long stampNs) {
        if (count > 0) {
            sinceFirstNs += Math.min(longestGapNs, stampNs - lastStampNs);
        }
        lastStampNs = stampNs;
        long plannedNs = Math.round(sinceFirstNs / speed);
        if (recent.length > 0) {
            int slot = (int) (count % recent.length);
            if (count >= recent.length) {
                plannedNs = Math.max(plannedNs, recent[slot] + spanNs);
            }
            recent[slot] = plannedNs;
        }
        count++;
        return plannedNs;
    }
}
