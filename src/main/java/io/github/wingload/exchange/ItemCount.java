package io.github.wingload.exchange;

import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Counts the items of a JSON array and those that pass a check. Compiled once; thread-safe. */
final class ItemCount {

    private final String place;
    private final JsonPointer at;
    private final Condition each;

    /**
     * @param pointer to the array
     * @param each the check of an item; its pointers start at the item
     */
    ItemCount(String pointer, Condition each) {
        this.place = CheckCompiler.place(pointer);
        this.at = JsonPointer.compile(pointer);
        this.each = each;
    }

    /**
     * The items of one answer.
     *
     * @param items the number of items; 0 or more
     * @param ok the number of items that pass the check; 0 to {@code items}
     * @param mismatch of the first item that fails, or of a missing array; empty if neither occurs
     */
    record Count(int items, int ok, Optional<Mismatch> mismatch) {

        /** The count for an answer whose items are not counted. */
        static final Count NONE = new Count(0, 0, Optional.empty());
    }

    /** Counts the items; an empty array is ok. */
    Count of(Answer answer, JsonNode root) {
        JsonNode array = root.at(at);
        if (!array.isArray()) {
            return new Count(0, 0, Optional.of(new Mismatch(place + " array", AnswerJson.describe(array))));
        }
        int ok = 0;
        Optional<Mismatch> first = Optional.empty();
        for (JsonNode item : array) {
            Optional<Mismatch> mismatch = each.mismatch(answer, item);
            if (mismatch.isEmpty()) {
                ok++;
            } else if (first.isEmpty()) {
                first = mismatch.map(wrong -> wrong.in("every item of " + place));
            }
        }
        return new Count(array.size(), ok, first);
    }
}
