package io.github.wingload.simulator.queue;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many pods there should be, as the Knative pod autoscaler decides it from requests per second.
 *
 * <p>It is asked every two seconds. It wants the arrivals per second of the last minute over the target, rounded up. When
 * those of the last six seconds ask for twice the pods that are ready or more it panics: until a minute has passed
 * without such a tick it goes by the higher of the two and never back. Pods are given up only when they were not wanted for 15
 * minutes, and no more than half of them at a time. Arrivals are counted, not answers: a service that falls behind is
 * not scaled by what it manages.
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

    /** What was wanted in the last 15 minutes, falling: what a later and higher wish has made irrelevant is left out. */
    private final Deque<Wish> wishes = new ArrayDeque<>();

    private boolean panicking;
    private long lastAlarmNs;
    private int highestInPanic;

    /** @param pods that stand already, and count as wanted until now */
    Autoscaler(Rule rule, int pods) {
        this.rule = rule;
        wishes.add(new Wish(0, pods));
    }

    void arrived(long nowNs) {
        arrivals.count(nowNs);
    }

    /**
     * One tick.
     *
     * @param readyPods 1 or more
     * @return how many pods there should be, with those that are starting
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
     * What an autoscaler aims at.
     *
     * @param targetPerSecond requests per second that one pod is meant to take
     * @param minPods never fewer, unless {@code maxPods} is lower
     * @param maxPods never more
     */
    public record Rule(double targetPerSecond, int minPods, int maxPods) {

        /** The share of a configured target that Knative aims at. */
        private static final double UTILISATION = 0.7;

        /** As Knative derives it from a configured target. */
        public static Rule configured(double targetPerSecond, int minPods, int maxPods) {
            return new Rule(targetPerSecond * UTILISATION, minPods, maxPods);
        }

        private int withinBounds(int pods) {
            return Math.min(maxPods, Math.max(minPods, pods));
        }
    }
}
