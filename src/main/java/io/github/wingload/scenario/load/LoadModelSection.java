package io.github.wingload.scenario.load;

import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.OpenLoad.Arrivals;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.load.StagedLoad;
import io.github.wingload.text.Unit;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Tree.Kind;
import io.github.wingload.yaml.Words;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code load}: users, a rate, stages of either, or a replay of recorded times. */
public final class LoadModelSection {

    static final int MOST_USERS = 1_000_000;

    private static final double DEFAULT_SPAWN_RATE = 1;

    /** The most starts of {@code poisson-exact}, which keeps their times in memory, eight bytes each. */
    private static final long MOST_EXACT_STARTS = 100_000_000;

    private static final List<String> KEYS = Words.in(
            "users spawn_rate rate stages replay run_time requests warm_up arrivals max_in_flight connections");
    private static final String REPLAY = "replay";
    private static final List<String> KEYS_OF_RATES = List.of("arrivals", "max_in_flight");
    private static final Map<String, Connections> CONNECTIONS = Words.of(Connections.class, '_');
    private static final Map<String, Arrivals> ARRIVALS = atRates();

    private final Keys keys;
    private final ReplaySource samples;
    private final Duration warmUp;
    private final Optional<Duration> otherwise;

    private LoadModelSection(Node node, ReplaySource samples, Optional<Duration> otherwise) {
        this.keys = node.keys(KEYS);
        this.samples = samples;
        this.otherwise = otherwise;
        this.warmUp = keys.get("warm_up").durationOrZero().orElse(Duration.ZERO);
    }

    private static Map<String, Arrivals> atRates() {
        Map<String, Arrivals> words = new LinkedHashMap<>(Words.of(Arrivals.class, '-'));
        words.values().remove(Arrivals.RECORDED);
        return words;
    }

    /** True if the load is a replay of the scenario's samples. */
    public static boolean replays(Node node) {
        return Keys.children(node).containsKey(REPLAY);
    }

    /**
     * The load; empty if a problem was reported for it.
     *
     * @param samples of the scenario, for a replay
     * @param otherwise the run time of a load that has no end; empty to report such a load
     */
    public static Optional<Load> read(Node node, ReplaySource samples, Optional<Duration> otherwise) {
        int before = node.findings().problemCount();
        Load load = new LoadModelSection(node, samples, otherwise).load();
        boolean sound = node.isMapping() && node.findings().problemCount() == before;
        return Optional.of(load).filter(any -> sound);
    }

    private Load load() {
        keys.atLeastOneOf(
                List.of("users", "rate", "stages", REPLAY),
                "the amount of load is missing",
                "add users: 10, or rate: 150000/h, or stages");
        if (keys.has(REPLAY)) {
            return ofReplay();
        }
        if (keys.has("stages")) {
            return ofStages(StageList.read(keys.get("stages")));
        }
        return keys.has("rate") ? ofRate() : ofUsers();
    }

    private ClosedLoad ofUsers() {
        keys.refuse(KEYS_OF_RATES, "this key is only for a load by rate", "remove it, or write rate instead of users");
        needsOneOf(List.of("run_time", "requests"), "add run_time: 120s, or requests: 1000, or both");
        return new ClosedLoad(
                keys.get("users").integer(1, MOST_USERS).orElse(1),
                keys.get("spawn_rate").positive(MOST_USERS).orElse(DEFAULT_SPAWN_RATE),
                keys.get("run_time").duration().or(() -> otherwise),
                keys.get("requests").whole(1, Long.MAX_VALUE),
                warmUp,
                connections(Connections.PER_USER));
    }

    private OpenLoad ofRate() {
        keys.exclude("rate", List.of("users", "spawn_rate"));
        keys.refuse(List.of("requests"), "rate and run_time already determine the number of calls", "remove it");
        needsOneOf(List.of("run_time"), "add run_time: 1h");
        double rate = Rates.positive(keys.get("rate")).orElse(1.0);
        Duration runTime = keys.get("run_time").duration().or(() -> otherwise).orElse(Duration.ofSeconds(1));
        return ofRates(List.of(new Stage(Stage.HOLD, rate, rate, runTime)));
    }

    private OpenLoad ofReplay() {
        keys.exclude(REPLAY, List.of("users", "spawn_rate", "rate", "stages"));
        keys.refuse(List.of("requests", "arrivals"), "the recorded times already determine it", "remove it");
        Optional<Duration> runTime = keys.get("run_time").duration();
        Optional<ReplaySection> replay = ReplaySection.read(keys.get(REPLAY), samples, warmUp, runTime);
        OpenLoad load = new OpenLoad(
                replay.map(ReplaySection::stage).stream().toList(),
                Arrivals.RECORDED,
                keys.get("max_in_flight").integer(1, MOST_USERS),
                warmUp,
                connections(Connections.SHARED),
                replay.map(ReplaySection::replay));
        refusePerUser(load);
        return load;
    }

    private void needsOneOf(List<String> ends, String remedy) {
        if (otherwise.isEmpty()) {
            keys.atLeastOneOf(ends, "the load has no end", remedy);
        }
    }

    private Load ofStages(StageList list) {
        keys.exclude("stages", List.of("users", "spawn_rate", "rate"));
        keys.refuse(List.of("run_time"), "the stages already determine the run time", "remove it");
        keys.refuse(List.of("requests"), "stages end by time, not after a number of calls", "remove it");
        if (!warmUp.isZero() && list.startsAtZero()) {
            keys.get("warm_up")
                    .keyProblem(
                            "the load starts at 0, so a warm-up would send nothing",
                            "start with a stage without over, or remove it");
        }
        if (list.open()) {
            return ofRates(list.stages());
        }
        keys.refuse(KEYS_OF_RATES, "this key is only for a load by rate", "remove it, or write rates in the stages");
        return new StagedLoad(list.stages(), warmUp, connections(Connections.PER_USER));
    }

    private OpenLoad ofRates(List<Stage> stages) {
        OpenLoad load = new OpenLoad(
                stages,
                keys.get("arrivals").oneOf(ARRIVALS).orElse(Arrivals.CONSTANT),
                keys.get("max_in_flight").integer(1, MOST_USERS),
                warmUp,
                connections(Connections.SHARED));
        refusePerUser(load);
        double starts = PlannedStarts.of(load).total();
        if (load.arrivals() == Arrivals.POISSON_EXACT && starts > MOST_EXACT_STARTS) {
            keys.get("arrivals")
                    .problem(
                            "poisson-exact keeps the times of all " + Unit.COUNT.text(starts) + " starts in memory",
                            "write poisson, or plan at most " + Unit.COUNT.text(MOST_EXACT_STARTS) + " starts");
        }
        return load;
    }

    private void refusePerUser(OpenLoad load) {
        if (load.connections() == Connections.PER_USER) {
            keys.get("connections")
                    .problem("the open model has no users to keep connections", "write shared, or remove it");
        }
    }

    private Connections connections(Connections usual) {
        Node node = keys.get("connections");
        if (Kind.ofPlain(node.written()) == Kind.WHOLE) {
            node.problem(
                    "connections is how users connect, not how many there are",
                    "write users: " + node.written() + ", each of whom has a connection");
            return usual;
        }
        return node.oneOf(CONNECTIONS).orElse(usual);
    }
}
