package io.github.wingload.simulator.queue;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Decides how many pods a service needs, from requests per second, as the Knative pod autoscaler does.
 *
 * <p>It decides every two seconds. The number of pods is the arrivals per second of the last minute divided by the target,
 * rounded up. If the arrivals of the last six seconds need at least twice the ready pods, the autoscaler panics: until a minute
 * passes without such a decision, it uses the higher of the two numbers and does not scale down. Pods are removed only if they
 * were not needed for 15 minutes, at most half of them at a time. Arrivals are counted instead of answers, so a service that
 * falls behind is still scaled by its load.
 */
public final class Autoscaler {

    static final long TICK_NS = 2_000_000_000L;
    private static final int STABLE_SECONDS = 60;
    private static final int PANIC_SECONDS = 6;
    private static final int PANIC_RATIO = 2;
    private static final long PANIC_LASTS_NS = 60_000_000_000L;
    private static final long SCALE_DOWN_DELAY_NS = 900_000_000_000L;

    private final Rule rule;
    private final ArrivalRate arrivals = new ArrivalRate();

    /** The decisions of the last 15 minutes in falling order; decisions below a later one are removed. */
    private final Deque<Wish> wishes = new ArrayDeque<>();

    private boolean panicking;
    private long lastAlarmNs;
    private int highestInPanic;

    /** @param pods that are ready at the start */
    Autoscaler(Rule rule, int pods) {
        this.rule = rule;
        wishes.add(new Wish(0, pods));
    }

    void arrived(long nowNs) {
        arrivals.count(nowNs);
    }

    /**
     * Makes a decision.
     *
     * @param readyPods 1 or more
     * @return the number of pods needed, including those that are starting
     */
    int wanted(long nowNs, int readyPods) {
        int wish = withPanic(nowNs, readyPods, podsFor(STABLE_SECONDS, nowNs), podsFor(PANIC_SECONDS, nowNs));
        return rule.withinBounds(Math.max(readyPods / 2, highestOfLate(nowNs, wish)));
    }

    private int podsFor(int seconds, long nowNs) {
        return (int) Math.ceil(arrivals.perSecond(seconds, nowNs) / rule.targetPerSecond());
    }

    private int withPanic(long nowNs, int readyPods, int stable, int panic) {
        if (panic >= PANIC_RATIO * readyPods) {
            panicking = true;
            lastAlarmNs = nowNs;
        } else if (panicking && nowNs - lastAlarmNs > PANIC_LASTS_NS) {
            panicking = false;
            highestInPanic = 0;
        }
        if (!panicking) {
            return stable;
        }
        highestInPanic = Math.max(highestInPanic, Math.max(stable, panic));
        return highestInPanic;
    }

    private int highestOfLate(long nowNs, int wish) {
        while (!wishes.isEmpty() && wishes.getLast().pods() <= wish) {
            wishes.removeLast();
        }
        wishes.addLast(new Wish(nowNs, wish));
        while (wishes.getFirst().atNs() < nowNs - SCALE_DOWN_DELAY_NS) {
            wishes.removeFirst();
        }
        return wishes.getFirst().pods();
    }

    private record Wish(long atNs, int pods) {}

    /**
     * The target and limits of an autoscaler.
     *
     * @param targetPerSecond the intended requests per second of one pod
     * @param minPods the fewest pods, unless {@code maxPods} is lower
     * @param maxPods the most pods
     */
    public record Rule(double targetPerSecond, int minPods, int maxPods) {

        /** The share of the configured target that Knative uses. */
        private static final double UTILISATION = 0.7;

        /** The rule that Knative derives from a configured target. */
        public static Rule configured(double targetPerSecond, int minPods, int maxPods) {
            return new Rule(targetPerSecond * UTILISATION, minPods, maxPods);
        }

        private int withinBounds(int pods) {
            return Math.min(maxPods, Math.max(minPods, pods));
        }
    }
}
