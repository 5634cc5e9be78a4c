package io.github.wingload.scenario.load;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Names for the stages that have none of their own: {@code ramp to 500}, {@code hold 500}, and {@code hold 500 (2)} for the next one. */
final class StageNames {

    private final Set<String> taken;

    /** @param given the names that stages have of their own */
    StageNames(Collection<String> given) {
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
