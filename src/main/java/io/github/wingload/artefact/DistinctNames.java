package io.github.wingload.artefact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names made to tell things apart: the second of the same name gets {@code -2}, the third {@code -3}. */
final class DistinctNames {

    private DistinctNames() {}

    /** The names in their order; those that were distinct stay as they are. */
    static List<String> of(List<String> names) {
        Set<String> taken = new HashSet<>();
        List<String> distinct = new ArrayList<>();
        for (String name : names) {
            String unique = name;
            for (int number = 2; !taken.add(unique); number++) {
                unique = name + "-" + number;
            }
            distinct.add(unique);
        }
        return distinct;
    }
}
