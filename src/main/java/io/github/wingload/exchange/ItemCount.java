package io.github.wingload.exchange;

import io.github.wingload.plan.Expectation.Items;
import io.github.wingload.plan.Template;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Counts an answer's items and those that are ok. Compiled once; thread-safe. */
final class ItemCount {

    private final String place;
    private final JsonPointer at;
    private final JsonCondition each;

    ItemCount(Items items, List<Template> echoes) {
        this.place = JsonCondition.place(items.pointer());
        this.at = JsonPointer.compile(items.pointer());
        this.each = JsonCondition.all(items.each(), echoes);
    }

    /**
     * @param items how many there are
     * @param ok how many of them are ok
     * @param mismatch what is wrong with the first failed item, or that the array is missing
     */
    record Count(int items, int ok, Optional<Mismatch> mismatch) {

        /** The count for an answer whose items are not counted. */
        static final Count NONE = new Count(0, 0, Optional.empty());
    }

    /** An empty array is ok. */
    Count of(JsonNode root, List<String> echoes) {
        JsonNode array = root.at(at);
        if (!array.isArray()) {
            return new Count(0, 0, Optional.of(new Mismatch(place + " array", Json.describe(array))));
        }
        int ok = 0;
        Optional<Mismatch> first = Optional.empty();
        for (JsonNode item : array) {
            Optional<Mismatch> mismatch = each.mismatch(item, echoes);
            if (mismatch.isEmpty()) {
                ok++;
            } else if (first.isEmpty()) {
                first = mismatch.map(wrong -> wrong.in("every item of " + place));
            }
        }
        return new Count(array.size(), ok, first);
    }
}
