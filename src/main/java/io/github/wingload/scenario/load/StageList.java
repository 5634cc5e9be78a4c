package io.github.wingload.scenario.load;

import io.github.wingload.plan.load.Stage;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code stages}: each ramps to a level {@code over} a time, or changes to it at once, and may {@code hold} it.
 *
 * @param stages one or two for each item; empty if a problem kept them from being read
 * @param open true if the levels are rates
 */
record StageList(List<Stage> stages, boolean open) {

    private static final String EXAMPLE = "[{users: 500, over: 2m, hold: 5m}]";

    /**
     * An item.
     *
     * @param name empty if it has none of its own
     * @param level empty to keep the level of the previous item
     */
    private record Item(
            Optional<String> name, Optional<Level> level, Optional<Duration> over, Optional<Duration> hold) {}

    /**
     * A level of the load.
     *
     * @param value users, or starts per second
     * @param text as it was written
     */
    private record Level(double value, String text) {}

    static StageList read(Node node) {
        int before = node.findings().problemCount();
        List<Item> items = new ArrayList<>();
        Map<String, String> paths = new HashMap<>();
        String model = "";
        List<Node> listed = node.textScalar().isPresent()
                ? node.text(StageText::read).map(node::mappings).orElse(List.of())
                : node.someItems(EXAMPLE);
        for (Node item : listed) {
            Keys keys = item.keys("users", "rate", "over", "hold", "name");
            model = model(keys, model);
            items.add(item(item, keys, items.isEmpty(), paths));
        }
        boolean sound = node.findings().problemCount() == before;
        return new StageList(sound ? stages(items) : List.of(), model.equals("rate"));
    }

    boolean startsAtZero() {
        return !stages.isEmpty() && stages.get(0).from() == 0;
    }

    /** The word for the levels, {@code users} or {@code rate}: that of the first stage, which the others must use too. */
    private static String model(Keys keys, String model) {
        keys.atMostOneOf(List.of("users", "rate"));
        String own = keys.has("rate") ? "rate" : keys.has("users") ? "users" : model;
        if (!model.isEmpty() && !own.equals(model)) {
            keys.get(own).keyProblem("earlier stages use " + model, "use users in all stages, or rates in all");
        }
        return model.isEmpty() ? own : model;
    }

    /** @param paths the places of the stages' names so far */
    private static Item item(Node node, Keys keys, boolean first, Map<String, String> paths) {
        boolean leveled = keys.has("users") || keys.has("rate");
        keys.atLeastOneOf(
                List.of("over", "hold"),
                "the stage has no duration",
                "add over: 2m to ramp, or hold: 5m to stay, or both");
        if (keys.has("over") && !leveled) {
            keys.get("over").keyProblem("over needs a level to ramp to", "add users: 500 or rate: 100/s");
        } else if (first) {
            keys.atLeastOneOf(
                    List.of("users", "rate"), "the first stage has no level", "add users: 500 or rate: 100/s");
        }
        return new Item(
                name(keys.get("name"), node.path(), paths),
                level(keys),
                keys.get("over").duration(),
                keys.get("hold").duration());
    }

    private static Optional<Level> level(Keys keys) {
        Node rate = keys.get("rate");
        if (rate.present()) {
            return Rates.orZero(rate).map(value -> new Level(value, rate.written()));
        }
        Node users = keys.get("users");
        return users.integer(0, LoadModelSection.MOST_USERS).stream()
                .mapToObj(value -> new Level(value, users.written()))
                .findFirst();
    }

    private static Optional<String> name(Node node, String path, Map<String, String> paths) {
        Optional<String> name = node.line();
        name.ifPresent(text -> {
            String before = paths.putIfAbsent(text, path);
            if (before != null) {
                node.problem(before + " already has this name", "give each stage its own name");
            }
        });
        return name;
    }

    /**
     * Stages without a name of their own are called {@code ramp to 500} and {@code hold 500}, the next one {@code hold 500
     * (2)}. The name of an item that ramps and holds is that of the hold.
     */
    private static List<Stage> stages(List<Item> items) {
        Set<String> taken = new HashSet<>();
        items.forEach(item -> item.name().ifPresent(taken::add));
        List<Stage> stages = new ArrayList<>();
        Level from = new Level(0, "0");
        for (Item item : items) {
            Level to = item.level().orElse(from);
            if (item.over().isPresent()) {
                String name = item.name()
                        .filter(own -> item.hold().isEmpty())
                        .orElseGet(() -> distinct("ramp to " + item.name().orElse(to.text()), taken));
                stages.add(new Stage(name, from.value(), to.value(), item.over().get()));
            }
            if (item.hold().isPresent()) {
                String name = item.name().orElseGet(() -> distinct("hold " + to.text(), taken));
                stages.add(new Stage(name, to.value(), to.value(), item.hold().get()));
            }
            from = to;
        }
        return stages;
    }

    /** Adds the name to those taken, with a number if it is among them already. */
    private static String distinct(String name, Set<String> taken) {
        String candidate = name;
        for (int number = 2; !taken.add(candidate); number++) {
            candidate = name + " (" + number + ")";
        }
        return candidate;
    }
}
