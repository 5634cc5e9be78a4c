package io.github.wingload.schedule;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;

/** Picks at random in proportion to weights. Immutable, thread-safe. */
public final class WeightedPick<T> {

    /** The choices by the sum of the weights up to and including their own. */
    private final NavigableMap<Long, T> upTo = new TreeMap<>();

    /**
     * @param choices at least one
     * @param weight of a choice, 1 or more
     */
    public WeightedPick(List<T> choices, ToIntFunction<T> weight) {
        long sum = 0;
        for (T choice : choices) {
            sum += weight.applyAsInt(choice);
            upTo.put(sum, choice);
        }
    }

    /** One of the choices. Draws no random number if there is only one. */
    public T next(RandomGenerator random) {
        long draw = upTo.size() == 1 ? 0 : random.nextLong(upTo.lastKey());
        return upTo.higherEntry(draw).getValue();
    }
}
