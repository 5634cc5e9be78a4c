package io.github.wingload.run;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.LocustLoad;

/**
 * How many threads of the transport carry a plan's calls: as many as the plan says, or else as its load needs at most, up to half
 * of the cores; for a load that a Locust master sets, half of the cores. The other half is for the threads that start and record calls, for the JVM and, on one machine, for the target.
 */
public final class IoThreads {

    /** A thread carries some 75,000 plain calls a second, and about half of that with TLS or with checks of JSON. */
    private static final double CALLS_PER_SECOND = 30_000;

    /** What a user without a wait makes of a target that answers within a millisecond. */
    private static final double USER_CALLS_PER_SECOND = 1_000;

    private IoThreads() {}

    /** The number on this machine, 1 or more. */
    public static int of(Plan plan) {
        return of(plan, Runtime.getRuntime().availableProcessors());
    }

    /** The number on a machine with so many cores. */
    static int of(Plan plan, int cores) {
        return plan.ioThreads().orElseGet(() -> Math.max(1, Math.min(needed(plan), cores / 2)));
    }

    private static int needed(Plan plan) {
        if (plan.load() instanceof LocustLoad) {
            return Integer.MAX_VALUE;
        }
        double offered = plan.ownPeakPerSecond();
        double possible = plan.load().open() ? offered : Math.min(offered, plan.ownPeakUsers() * USER_CALLS_PER_SECOND);
        return (int) Math.ceil(possible / CALLS_PER_SECOND);
    }
}
