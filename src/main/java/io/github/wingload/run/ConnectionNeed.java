package io.github.wingload.run;

import io.github.wingload.monitor.ResourceLimits;
import io.github.wingload.plan.Connections;
import io.github.wingload.plan.OpenLoad;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.SimulatorTarget;
import io.github.wingload.plan.WaitTime;
import io.github.wingload.schedule.Population;
import java.util.Optional;

/**
 * How many connections a plan may have open at once, held against what the system lets us have.
 *
 * @param connections open at once, at the most that is sure to be needed
 * @param descriptors that they take: two each where the simulator, at their other end, is in this process
 * @param fewer how the plan can do with fewer
 */
public record ConnectionNeed(long connections, long descriptors, String fewer) {

    /** For the jar, the results, the JVM's own files and the like. */
    private static final int OTHER_DESCRIPTORS = 100;

    /** What a plan needs. */
    public static ConnectionNeed of(Plan plan) {
        long connections = connections(plan);
        long perConnection = plan.target() instanceof SimulatorTarget ? 2 : 1;
        String fewer = plan.load().open()
                ? "shorten the deadline, or set load: max_in_flight"
                : "plan fewer users, or let them share (load: connections: shared)";
        return new ConnectionNeed(connections, connections * perConnection + OTHER_DESCRIPTORS, fewer);
    }

    private static long connections(Plan plan) {
        if (plan.load() instanceof OpenLoad open) {
            return open.inFlightLimit(plan.longestFlow());
        }
        boolean everyUserAtOnce = plan.load().connections() == Connections.PER_USER
                || plan.userClasses().stream().anyMatch(users -> users.waitTime() instanceof WaitTime.None);
        // Users that share a pool and wait need fewer connections than there are users; how many, only the run can
        // tell.
        return everyUserAtOnce ? Population.of(plan.load()).peak() : 1;
    }

    /** Why the plan cannot work on this machine as it is now, with the remedy; empty if it can. */
    public Optional<String> problem() {
        return problem(ResourceLimits.current());
    }

    /** The same for these limits. */
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
