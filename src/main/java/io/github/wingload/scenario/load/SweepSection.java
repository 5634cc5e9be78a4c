package io.github.wingload.scenario.load;

import io.github.wingload.sweep.Level;
import io.github.wingload.sweep.SweepPlan;
import io.github.wingload.sweep.SweepPlan.Search;
import io.github.wingload.yaml.DurationText;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Tree.Origin;
import io.github.wingload.yaml.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code sweep}: the levels of {@code wingload sweep}, or where it searches. Other commands only check it. */
public final class SweepSection {

    private static final List<String> LEVELS = List.of("users", "rate", "find");
    private static final List<String> LENGTHS = List.of("answers_per_user", "at_least");
    private static final List<String> KEYS = Words.in("users rate find answers_per_user at_least rest settle stop_on");
    private static final List<String> SEARCH_KEYS = Words.in("threshold from to confirm");
    private static final Map<String, Boolean> STOPS = Map.of("fail", true);
    private static final int MOST_ANSWERS = 1_000_000;

    private SweepSection() {}

    /**
     * Reads the section, which may be absent.
     *
     * @param load the scenario's load, whose run time and spawn rate apply to each level
     */
    public static SweepPlan read(Node node, Node load) {
        Keys keys = node.keys(KEYS);
        keys.atMostOneOf(LEVELS);
        Map<String, Node> ofLoad = Keys.children(load);
        boolean ownLength = LENGTHS.stream().anyMatch(keys::has);
        return new SweepPlan(
                keys.has("users") ? levels(keys.get("users"), true) : levels(keys.get("rate"), false),
                keys.has("find") ? Optional.of(search(keys.get("find"))) : Optional.empty(),
                Optional.ofNullable(ofLoad.get("run_time"))
                        .filter(time -> !ownLength || onTheLine(time))
                        .flatMap(time -> DurationText.parse(time.written()))
                        .filter(time -> !time.isZero()),
                keys.get("answers_per_user").integer(1, MOST_ANSWERS),
                keys.get("at_least").duration(),
                keys.get("rest").durationOrZero(),
                keys.get("settle").durationOrZero(),
                keys.get("stop_on").oneOf(STOPS).orElse(false),
                ofLoad.containsKey("spawn_rate"));
    }

    private static boolean onTheLine(Node time) {
        return time.scalar()
                .filter(written -> written.origins().contains(Origin.COMMAND_LINE))
                .isPresent();
    }

    private static Search search(Node node) {
        Keys keys = node.keys(SEARCH_KEYS);
        Optional<Level> from = level(keys.get("from"));
        Optional<Level> to = level(keys.get("to"));
        if (from.isPresent()
                && to.isPresent()
                && (from.get().kind() != to.get().kind()
                        || from.get().amount() > to.get().amount())) {
            keys.get("to")
                    .problem(
                            "a search cannot go from " + from.get().text() + " to "
                                    + to.get().text(),
                            "write both in one unit, the lower one first");
        }
        Optional<Duration> confirm = keys.get("confirm").duration();
        return new Search(keys.get("threshold").line(), from, to, confirm);
    }

    private static List<Level> levels(Node node, boolean ofUsers) {
        List<Level> levels = new ArrayList<>();
        for (Node item : node.present() ? node.someItems(ofUsers ? "[1, 8, 32]" : "[10/s, 20/s]") : List.<Node>of()) {
            item.written(
                            text -> Level.parse(text).filter(level -> level.ofUsers() == ofUsers),
                            ofUsers ? "a number of users" : "a rate",
                            ofUsers ? "write a whole number such as 8" : "write a rate such as 40/s")
                    .ifPresent(levels::add);
        }
        return levels;
    }

    private static Optional<Level> level(Node node) {
        return node.written(Level::parse, "a load", "write a number of users, or a rate such as 40/s");
    }
}
