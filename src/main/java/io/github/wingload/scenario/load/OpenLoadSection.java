package io.github.wingload.scenario.load;

import io.github.wingload.plan.OpenLoad;
import io.github.wingload.plan.OpenLoad.Arrivals;
import io.github.wingload.plan.Stage;
import io.github.wingload.text.Unit;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Words;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A load by {@code rate}, and what stages by rate have in common with it. */
final class OpenLoadSection {

    /** Keys of the open model. */
    static final List<String> OWN_KEYS = List.of("arrivals", "max_in_flight");

    /** Their times are kept in memory, eight bytes each. */
    private static final long MOST_EXACT_STARTS = 100_000_000;

    private static final Map<String, Arrivals> ARRIVALS = Words.of(Arrivals.class, '-');

    private OpenLoadSection() {}

    static OpenLoad read(Node node, Keys keys, Duration warmUp) {
        OptionalDouble rate = Rates.positive(keys.get("rate"));
        Optional<Duration> runTime = keys.get("run_time").duration();
        keys.exclude("rate", List.of("users", "spawn_rate"));
        keys.present(List.of("requests"))
                .forEach(key -> key.keyProblem("rate and run_time already determine the number of calls", "remove it"));
        if (!keys.has("run_time")) {
            node.problem("the load has no end", "add run_time: 1h");
        }
        double level = rate.orElse(1);
        return of(keys, List.of(new Stage(Stage.HOLD, level, level, runTime.orElse(Duration.ofSeconds(1)))), warmUp);
    }

    /** A load of these stages, with what the other keys say about it. */
    static OpenLoad of(Keys keys, List<Stage> stages, Duration warmUp) {
        OptionalLong maxInFlight = keys.get("max_in_flight").whole(1, LoadModelSection.MOST_USERS);
        OpenLoad load = new OpenLoad(
                stages,
                keys.get("arrivals").oneOf(ARRIVALS).orElse(Arrivals.CONSTANT),
                maxInFlight.isPresent() ? OptionalInt.of((int) maxInFlight.getAsLong()) : OptionalInt.empty(),
                warmUp,
                LoadModelSection.connections(keys, true));
        double starts = PlannedStarts.of(load).total();
        if (load.arrivals() == Arrivals.POISSON_EXACT && starts > MOST_EXACT_STARTS) {
            keys.get("arrivals")
                    .problem(
                            "poisson-exact keeps the times of all " + Unit.COUNT.text(starts) + " starts in memory",
                            "write poisson, or plan at most " + Unit.COUNT.text(MOST_EXACT_STARTS) + " starts");
        }
        return load;
    }
}
