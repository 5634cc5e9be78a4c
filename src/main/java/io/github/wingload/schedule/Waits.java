package io.github.wingload.schedule;

import io.github.wingload.plan.load.WaitTime;
import java.util.random.RandomGenerator;

/** The successive pauses of one user, as Locust defines them. Not thread-safe: a user does one thing at a time. */
@FunctionalInterface
public interface Waits {

    /**
     * The pause that starts now, at the end of a task.
     *
     * @param nowNs from any origin, as long as it is the same for all calls
     * @return nanoseconds, 0 or more
     */
    long nextNs(long nowNs);

    /**
     * The pauses of a user that starts now.
     *
     * @param random random source for random pauses
     * @param startNs when the user starts, on the time line of {@link #nextNs}
     */
    static Waits of(WaitTime waitTime, RandomGenerator random, long startNs) {
        if (waitTime instanceof WaitTime.None) {
            return nowNs -> 0;
        }
        if (waitTime instanceof WaitTime.Constant constant) {
            long pauseNs = constant.pause().toNanos();
            return nowNs -> pauseNs;
        }
        if (waitTime instanceof WaitTime.Between between) {
            long minNs = between.min().toNanos();
            double rangeNs = between.max().toNanos() - minNs;
            return nowNs -> minNs + Math.round(random.nextDouble() * rangeNs);
        }
        if (waitTime instanceof WaitTime.ConstantPacing pacing) {
            return new Paced(pacing.pacing().toNanos(), startNs);
        }
        double perSecond = ((WaitTime.ConstantThroughput) waitTime).tasksPerSecond();
        return new Paced(Math.round(1e9 / perSecond), startNs);
    }

    /**
     * What is left of the pacing W after the task ran: max(0, W − run), where run is the time since the last pause ended.
     * Tasks start max(W, run) apart; missed starts are not made up.
     */
    final class Paced implements Waits {
        private final long pacingNs;
        private long lastRunNs;
        private long lastWaitNs;

        private Paced(long pacingNs, long startNs) {
            this.pacingNs = pacingNs;
            this.lastRunNs = startNs;
        }

        @Override
        public long nextNs(long nowNs) {
            long runNs = nowNs - lastRunNs - lastWaitNs;
            lastWaitNs = Math.max(0, pacingNs - runNs);
            lastRunNs = nowNs;
            return lastWaitNs;
        }
    }
}
