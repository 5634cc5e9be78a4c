package io.github.wingload.scenario;

import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.Connections;
import io.github.wingload.plan.Load;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code load}: how many users, how fast they start, and when it ends. */
final class LoadSection {

    private static final int MOST_USERS = 1_000_000;
    private static final double DEFAULT_SPAWN_RATE = 1;
    private static final Map<String, Connections> CONNECTIONS = Words.of(Connections.class, '_');

    private LoadSection() {}

    static Load read(Node node) {
        Keys keys = node.keys("users", "spawn_rate", "run_time", "requests", "connections");
        OptionalLong users = keys.required("users", "users: 10").whole(1, MOST_USERS);
        double spawnRate = keys.get("spawn_rate").positive(MOST_USERS).orElse(DEFAULT_SPAWN_RATE);
        Optional<Duration> runTime = keys.get("run_time").duration();
        OptionalLong requests = keys.get("requests").whole(1, Long.MAX_VALUE);
        Connections connections = keys.get("connections").oneOf(CONNECTIONS).orElse(Connections.PER_USER);
        if (node.isMapping() && !keys.has("run_time") && !keys.has("requests")) {
            node.problem("nothing says when the load ends", "add run_time: 120s, or requests: 1000, or both");
        }
        ClosedLoad load = new ClosedLoad((int) users.orElse(1), spawnRate, runTime, requests, connections);
        warnOfUnfinishedRamp(node, load);
        return load;
    }

    /** Users start in batches of the rate's whole part, at least one; the first batch at once. */
    private static void warnOfUnfinishedRamp(Node node, ClosedLoad load) {
        long batch = Math.max(1, (long) load.spawnRate());
        long batchCount = (load.users() + batch - 1) / batch;
        double rampSeconds = (batchCount - 1) * (batch / load.spawnRate());
        double runSeconds = load.runTime().map(time -> time.toNanos() / 1e9).orElse(Double.POSITIVE_INFINITY);
        if (rampSeconds >= runSeconds) {
            node.findings()
                    .warn(load.users() + " users at " + Numbers.plain(load.spawnRate())
                            + " per second take " + (long) Math.ceil(rampSeconds)
                            + " s to start, and the run time is " + Numbers.plain(runSeconds)
                            + " s: not all of them will start");
        }
    }
}
