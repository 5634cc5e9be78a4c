package io.github.wingload.scenario.load;

import io.github.wingload.plan.Stage;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Tree.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
        List<Node> nodes = node.items(EXAMPLE);
        if (node.isSequence() && nodes.isEmpty()) {
            node.problem("an empty list", "write at least one stage, for example " + EXAMPLE);
        }
        int before = node.findings().problemCount();
        List<Item> items = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        String model = "";
        for (Node item : nodes) {
            Keys keys = item.keys("users", "rate", "over", "hold", "name");
            model = model(keys, model);
            items.add(item(item, keys, items.isEmpty(), names));
        }
        boolean sound = node.findings().problemCount() == before;
        return new StageList(sound ? stages(items) : List.of(), model.equals("rate"));
    }

    /** True if the first stage starts without load. */
    boolean opensAtZero() {
        return !stages.isEmpty() && stages.get(0).from() == 0;
    }

    /** The word for the levels, {@code users} or {@code rate}: the first one's, which the others must keep to. */
    private static String model(Keys keys, String model) {
        keys.atMostOneOf(List.of("users", "rate"));
        String own = keys.has("rate") ? "rate" : keys.has("users") ? "users" : model;
        if (!model.isEmpty() && !own.equals(model)) {
            keys.get(own).keyProblem("earlier stages use " + model, "use users in all stages, or rates in all");
        }
        return model.isEmpty() ? own : model;
    }

    private static Item item(Node node, Keys keys, boolean first, Map<String, String> names) {
        Optional<Duration> over = keys.get("over").duration();
        Optional<Duration> hold = keys.get("hold").duration();
        boolean leveled = keys.has("users") || keys.has("rate");
        if (node.isMapping() && !keys.has("over") && !keys.has("hold")) {
            node.problem("the stage has no duration", "add over: 2m to ramp, or hold: 5m to stay, or both");
        }
        if (keys.has("over") && !leveled) {
            keys.get("over").keyProblem("over needs a level to ramp to", "add users: 500 or rate: 100/s");
        } else if (node.isMapping() && first && !leveled) {
            node.problem("the first stage has no level", "add users: 500 or rate: 100/s");
        }
        return new Item(name(keys.get("name"), node.path(), names), level(keys), over, hold);
    }

    private static Optional<Level> level(Keys keys) {
        Node node = keys.get(keys.has("rate") ? "rate" : "users");
        OptionalDouble value = keys.has("rate") ? Rates.orZero(node) : users(node);
        return value.isPresent()
                ? node.scalar().map(Scalar::text).map(text -> new Level(value.getAsDouble(), text))
                : Optional.empty();
    }

    private static OptionalDouble users(Node node) {
        return node.whole(0, LoadModelSection.MOST_USERS).stream()
                .asDoubleStream()
                .findFirst();
    }

    private static Optional<String> name(Node node, String path, Map<String, String> names) {
        Optional<String> name = node.line();
        String before = name.map(text -> names.putIfAbsent(text, path)).orElse(null);
        if (before != null) {
            node.problem(before + " already has this name", "give each stage its own name");
        }
        return name;
    }

    private static List<Stage> stages(List<Item> items) {
        Names names =
                new Names(items.stream().flatMap(item -> item.name().stream()).toList());
        List<Stage> stages = new ArrayList<>();
        Level level = new Level(0, "0");
        for (Item item : items) {
            Level to = item.level().orElse(level);
            if (item.over().isPresent()) {
                String name = names.ramp(item.name(), to.text(), item.hold().isPresent());
                stages.add(
                        new Stage(name, level.value(), to.value(), item.over().get()));
            }
            if (item.hold().isPresent()) {
                String name = names.hold(item.name(), to.text());
                stages.add(new Stage(name, to.value(), to.value(), item.hold().get()));
            }
            level = to;
        }
        return stages;
    }

    /**
     * Names for the stages that have none of their own: {@code ramp to 500}, {@code hold 500}, and {@code hold 500 (2)} for the
     * next one.
     */
    private static final class Names {
        private final Set<String> taken;

        /** @param given the names that stages have of their own */
        Names(Collection<String> given) {
            taken = new HashSet<>(given);
        }

        /** The name of an item's ramp; the item's own name goes to the hold if there is one. */
        String ramp(Optional<String> own, String level, boolean holdFollows) {
            return own.isPresent() && !holdFollows ? own.get() : distinct("ramp to " + own.orElse(level));
        }

        /** The name of an item's hold. */
        String hold(Optional<String> own, String level) {
            return own.orElseGet(() -> distinct("hold " + level));
        }

        private String distinct(String name) {
            String candidate = name;
            for (int number = 2; !taken.add(candidate); number++) {
                candidate = name + " (" + number + ")";
            }
            return candidate;
        }
    }
}
