package io.github.wingload.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Which row of one side is which of the other: the same method and name, else the same method and path. Each row has one
 * partner at most.
 *
 * @param pairs rows of side A and theirs of side B, in A's order
 * @param onlyInA rows of side A without a partner
 * @param onlyInB rows of side B without one
 */
record RowMatching(Map<RowName, RowName> pairs, List<RowName> onlyInA, List<RowName> onlyInB) {

    /** No rows are known. */
    static final RowMatching NONE = new RowMatching(Map.of(), List.of(), List.of());

    static RowMatching of(Set<RowName> a, Set<RowName> b) {
        Map<RowName, RowName> found = new LinkedHashMap<>();
        Set<RowName> left = new LinkedHashSet<>(b);
        match(a, left, RowName::sameName, found);
        match(a, left, RowName::samePath, found);
        Map<RowName, RowName> inOrder = new LinkedHashMap<>();
        List<RowName> alone = new ArrayList<>();
        for (RowName row : a) {
            if (found.containsKey(row)) {
                inOrder.put(row, found.get(row));
            } else {
                alone.add(row);
            }
        }
        return new RowMatching(inOrder, alone, List.copyOf(left));
    }

    private static void match(
            Set<RowName> a, Set<RowName> left, BiPredicate<RowName, RowName> same, Map<RowName, RowName> found) {
        for (RowName row : a) {
            if (!found.containsKey(row)) {
                left.stream().filter(other -> same.test(row, other)).findFirst().ifPresent(other -> {
                    found.put(row, other);
                    left.remove(other);
                });
            }
        }
    }
}
