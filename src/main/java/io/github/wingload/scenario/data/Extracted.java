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
 */
public record Extracted(Map<String, Integer> slots, Set<String> known, Set<String> lasting, Set<String> taken) {

    /** For users who extract nothing. */
    public static final Extracted NOTHING = new Extracted(Map.of(), Set.of(), Set.of(), Set.of());

    /** For the first of these steps. */
    public Extracted by(List<Node> steps, Set<String> columns) {
        Map<String, Integer> all = new LinkedHashMap<>(slots);
        for (Node step : steps) {
            namesOf(step).forEach(name -> all.putIfAbsent(name, all.size()));
        }
        return new Extracted(all, known, lasting, columns);
    }

    /** For the step after this one. */
    public Extracted after(Node step) {
        Set<String> more = new LinkedHashSet<>(known);
        more.addAll(namesOf(step));
        return new Extracted(slots, more, lasting, taken);
    }

    /** For the flows of users who did these steps on start. */
    public static Extracted onStart(List<Node> steps) {
        Extracted all = NOTHING.by(steps, Set.of());
        Set<String> names = all.slots().keySet();
        return new Extracted(all.slots(), names, names, Set.of());
    }

    private static Set<String> namesOf(Node step) {
        Node extract = Keys.children(step).get("extract");
        return extract == null ? Set.of() : Keys.children(extract).keySet();
    }
}
