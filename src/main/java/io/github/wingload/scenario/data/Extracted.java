package io.github.wingload.scenario.data;

import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that the steps of a flow extract from answers, as one of the steps sees them. Immutable.
 *
 * @param slots the flow's slot for each name
 * @param known the names that earlier steps extract
 * @param taken names that cannot be extracted, because columns of the flow's samples have them
 */
public record Extracted(Map<String, Integer> slots, Set<String> known, Set<String> taken) {

    /** For a task that is not a step. */
    public static final Extracted NOTHING = new Extracted(Map.of(), Set.of(), Set.of());

    /** For the first step. */
    public static Extracted by(List<Node> steps, Set<String> taken) {
        Map<String, Integer> slots = new LinkedHashMap<>();
        for (Node step : steps) {
            namesOf(step).forEach(name -> slots.putIfAbsent(name, slots.size()));
        }
        return new Extracted(slots, Set.of(), taken);
    }

    /** For the step after this one. */
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
