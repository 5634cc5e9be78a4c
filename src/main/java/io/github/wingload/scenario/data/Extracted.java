package io.github.wingload.scenario.data;

import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the steps of one flow extract from answers, as seen from one of the steps. Immutable.
 *
 * @param slots where the flow keeps each name
 * @param known the names that the steps before have extracted
 * @param taken names that nothing extracted can have, since samples of the flow have columns that are called so
 */
public record Extracted(Map<String, Integer> slots, Set<String> known, Set<String> taken) {

    /** Of a task on its own. */
    public static final Extracted NOTHING = new Extracted(Map.of(), Set.of(), Set.of());

    /** As the first step sees it. */
    public static Extracted by(List<Node> steps, Set<String> taken) {
        Map<String, Integer> slots = new LinkedHashMap<>();
        for (Node step : steps) {
            namesOf(step).forEach(name -> slots.putIfAbsent(name, slots.size()));
        }
        return new Extracted(slots, Set.of(), taken);
    }

    /** As the step after this one sees it. */
    public Extracted after(Node step) {
        Set<String> more = new LinkedHashSet<>(known);
        more.addAll(namesOf(step));
        return new Extracted(slots, more, taken);
    }

    private static Set<String> namesOf(Node step) {
        Node extract = Keys.children(step).get("extract");
        return extract == null ? Set.of() : Keys.children(extract).keySet();
    }
}
