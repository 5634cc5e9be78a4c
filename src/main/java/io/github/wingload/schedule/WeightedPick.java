package io.github.wingload.schedule;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;

/** Picks at random in proportion to weights. Immutable, thread-safe. */
public final class WeightedPick<T> {

    private final List<T> choices;

    /** For each choice, the weights up to and including its own added up. */
    private final long[] upTo;

    /**
     * @param choices at least one
     * @param weight of a choice, 1 or more
     */
    public WeightedPick(List<T> choices, ToIntFunction<T> weight) {
        this.choices = List.copyOf(choices);
        upTo = new long[choices.size()];
        long sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += weight.applyAsInt(choices.get(i));
            upTo[i] = sum;
        }
    }

    /** One of the choices. Draws no random number if there is only one. */
    public T next(RandomGenerator random) {
        int last = upTo.length - 1;
        if (last == 0) {
            return choices.get(0);
        }
        long draw = random.nextLong(upTo[last]);
        int choice = 0;
        while (upTo[choice] <= draw) {
            choice++;
        }
        return choices.get(choice);
    }
}
