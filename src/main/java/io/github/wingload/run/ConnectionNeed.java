package io.github.wingload.run;

import io.github.wingload.monitor.ResourceLimits;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.target.SimulatorTarget;
import java.util.Optional;

/**
 * How many connections a plan needs at once, to be compared with the system's limits.
 *
 * @param connections the most that are certain to be open at once
 * @param descriptors file descriptors that these take: two each if the simulator, at their other end, is in this process
 * @param fewer how the plan can be changed to need fewer
 */
public record ConnectionNeed(long connections, long descriptors, String fewer) {

    /** For the jar, the results and the JVM's own files. */
    private static final int OTHER_DESCRIPTORS = 100;

    /** The connections that a plan needs. */
    public static ConnectionNeed of(Plan plan) {
        long connections = connections(plan);
        boolean simulated = plan.sides().stream().anyMatch(side -> side.target() instanceof SimulatorTarget);
        long perConnection = simulated ? 2 : 1;
        String fewer = plan.load().open()
                ? "shorten the deadline, or set load: max_in_flight"
                : "plan fewer users, or let them share (load: connections: shared)";
        return new ConnectionNeed(connections, connections * perConnection + OTHER_DESCRIPTORS, fewer);
    }

    private static long connections(Plan plan) {
        if (plan.load().open()) {
            return plan.ownInFlightLimit().orElseThrow();
        }
        boolean everyUserAtOnce = plan.load().connections() == Connections.PER_USER
                || plan.userClasses().stream().anyMatch(users -> users.waitTime() instanceof WaitTime.None);
        // Users that share a pool and wait need fewer connections than there are users; how many is not known
        // beforehand.
        int users = everyUserAtOnce ? plan.ownPeakUsers() : 1;
        return plan.load().connections() == Connections.PER_USER
                ? (long) users * plan.sides().size()
                : users;
    }

    /** Why the plan cannot run within this machine's current limits, with the remedy; empty if it can. */
    public Optional<String> problem() {
        return problem(ResourceLimits.current());
    }

    /** The same for given limits. */
    Optional<String> problem(ResourceLimits limits) {
        if (descriptors > limits.descriptors()) {
            return Optional.of("the plan needs " + descriptors + " file descriptors for " + connections
                    + " connections, and only " + limits.descriptors() + " are free; raise the limit (ulimit -n "
                    + roundUp(descriptors) + "), or " + fewer);
        }
        if (connections > limits.localPorts()) {
            return Optional.of("the plan needs " + connections + " connections to one address, and there are only "
                    + limits.localPorts() + " local ports; widen net.ipv4.ip_local_port_range, or " + fewer);
        }
        return Optional.empty();
    }

    private static long roundUp(long count) {
        return (count / 1000 + 1) * 1000;
    }
}
