package io.github.wingload.scenario.load;

import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** A load by {@code users}: how many, how fast they start, and when it ends. */
final class ClosedLoadSection {

    private static final double DEFAULT_SPAWN_RATE = 1;

    private ClosedLoadSection() {}

    static ClosedLoad read(Node node, Keys keys, Duration warmUp) {
        OptionalLong users = keys.get("users").whole(1, LoadModelSection.MOST_USERS);
        double spawnRate =
                keys.get("spawn_rate").positive(LoadModelSection.MOST_USERS).orElse(DEFAULT_SPAWN_RATE);
        Optional<Duration> runTime = keys.get("run_time").duration();
        OptionalLong requests = keys.get("requests").whole(1, Long.MAX_VALUE);
        keys.present(OpenLoadSection.OWN_KEYS)
                .forEach(key -> key.keyProblem(
                        "this key is only for a load by rate", "remove it, or write rate instead of users"));
        if (node.isMapping() && !keys.has("run_time") && !keys.has("requests")) {
            node.problem("the load has no end", "add run_time: 120s, or requests: 1000, or both");
        }
        return new ClosedLoad(
                (int) users.orElse(1), spawnRate, runTime, requests, warmUp, LoadModelSection.connections(keys, false));
    }
}
