package io.github.wingload.scenario.load;

import io.github.wingload.plan.Connections;
import io.github.wingload.plan.Load;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Words;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code load}: users, a rate, or stages of either. */
public final class LoadModelSection {

    static final int MOST_USERS = 1_000_000;

    private static final Map<String, Connections> CONNECTIONS = Words.of(Connections.class, '_');

    private LoadModelSection() {}

    /** The load; nothing if there is something wrong with it. */
    public static Optional<Load> read(Node node) {
        int before = node.findings().problemCount();
        Keys keys = node.keys(
                "users",
                "spawn_rate",
                "rate",
                "stages",
                "run_time",
                "requests",
                "warm_up",
                "arrivals",
                "max_in_flight",
                "connections");
        if (node.isMapping() && keys.present(List.of("users", "rate", "stages")).isEmpty()) {
            node.problem("the amount of load is missing", "add users: 10, or rate: 150000/h, or stages");
        }
        Duration warmUp = keys.get("warm_up").durationOrZero().orElse(Duration.ZERO);
        Load load = keys.has("stages")
                ? StagedLoadSection.read(keys, warmUp)
                : keys.has("rate")
                        ? OpenLoadSection.read(node, keys, warmUp)
                        : ClosedLoadSection.read(node, keys, warmUp);
        if (!node.isMapping() || node.findings().problemCount() > before) {
            return Optional.empty();
        }
        return Optional.of(load);
    }

    /** Who holds the connections: in the closed model each user its own, as a rule; in the open one there are no users. */
    static Connections connections(Keys keys, boolean open) {
        Node node = keys.get("connections");
        Optional<Connections> given = node.oneOf(CONNECTIONS);
        if (open && given.filter(Connections.PER_USER::equals).isPresent()) {
            node.problem("the open model has no users to keep connections", "write shared, or remove it");
        }
        return given.orElse(open ? Connections.SHARED : Connections.PER_USER);
    }
}
