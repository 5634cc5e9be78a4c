package io.github.wingload.scenario.data;

import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that answers are extracted to, as one of the steps of a flow sees them. Immutable.
 *
 * @param slots the slot for each name
 * @param known the names that earlier steps extract, or that are extracted on start
 * @param lasting the names that are extracted on start, whose values last as long as the user
 * @param taken names that cannot be extracted, because columns of the flow's samples have them
 * @param free the first slot that no name has, not even one of the other side of a comparison
 */
public record Extracted(
        Map<String, Integer> slots, Set<String> known, Set<String> lasting, Set<String> taken, int free) {

    /** For users who extract nothing. */
    public static final Extracted NOTHING = none(0);

    /** For the first of these steps. */
    public Extracted by(List<Node> steps, Set<String> columns) {
        Map<String, Integer> all = new LinkedHashMap<>(slots);
        int next = free;
        for (Node step : steps) {
            for (String name : namesOf(step)) {
                if (all.putIfAbsent(name, next) == null) {
                    next++;
                }
            }
        }
        return new Extracted(all, known, lasting, columns, next);
    }

    /** For the step after this one. */
    public Extracted after(Node step) {
        Set<String> more = new LinkedHashSet<>(known);
        more.addAll(namesOf(step));
        return new Extracted(slots, more, lasting, taken, free);
    }

    /**
     * For the first of the steps that users do on start: the values of each side have their own slots, because they last.
     *
     * @param side of a comparison, from 0
     */
    public static Extracted beforeStart(List<Node> steps, int side) {
        return none(side * NOTHING.by(steps, Set.of()).free());
    }

    /**
     * For the flows of users who did these steps on start.
     *
     * @param side of a comparison, from 0
     * @param sides how many there are; 1 without a comparison
     */
    public static Extracted onStart(List<Node> steps, int side, int sides) {
        Map<String, Integer> slots =
                beforeStart(steps, side).by(steps, Set.of()).slots();
        return new Extracted(slots, slots.keySet(), slots.keySet(), Set.of(), sides * slots.size());
    }

    private static Extracted none(int free) {
        return new Extracted(Map.of(), Set.of(), Set.of(), Set.of(), free);
    }

    private static Set<String> namesOf(Node step) {
        Node extract = Keys.children(step).get("extract");
        return extract == null ? Set.of() : Keys.children(extract).keySet();
    }
}
