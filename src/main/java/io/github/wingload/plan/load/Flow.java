package io.github.wingload.plan.load;

import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Tasks that a user does in order without a pause; usually a single task.
 *
 * <p>A flow ends at the first task that fails, because later tasks may need its answer. A pair is a flow of two parts, one for
 * each side of a comparison: if a task fails, its part ends, and the other part is done all the same.
 *
 * @param weight its share of the picks among its class's flows, 1 or more
 * @param tasks indexes into the plan's tasks, in order; at least one
 * @param second for a pair: at which of the tasks its second part begins, from 1; empty if it is no pair
 */
public record Flow(int weight, List<Integer> tasks, OptionalInt second) {

    public Flow {
        tasks = List.copyOf(tasks);
        if (second.isPresent() && (second.getAsInt() < 1 || second.getAsInt() >= tasks.size())) {
            throw new IllegalArgumentException("a pair has two parts");
        }
    }

    /** A flow that is no pair. */
    public Flow(int weight, List<Integer> tasks) {
        this(weight, tasks, OptionalInt.empty());
    }

    /** A pair of two parts that are done in this order. */
    public static Flow pair(int weight, List<Integer> first, List<Integer> second) {
        return new Flow(weight, Stream.concat(first.stream(), second.stream()).toList(), OptionalInt.of(first.size()));
    }

    /** True if it has two parts. */
    public boolean paired() {
        return second.isPresent();
    }

    /** A pair in one of its two orders, each with the same probability; another flow as it is, and then no number is drawn. */
    public Flow inAnyOrder(RandomGenerator random) {
        return paired() && random.nextBoolean() ? swapped() : this;
    }

    private Flow swapped() {
        int begin = second.orElseThrow();
        return pair(weight, tasks.subList(begin, tasks.size()), tasks.subList(0, begin));
    }

    /**
     * The step that follows one; empty if the flow ends with it.
     *
     * @param step from 0
     * @param ok true if its call was ok
     */
    public OptionalInt after(int step, boolean ok) {
        if (ok) {
            return step + 1 < tasks.size() ? OptionalInt.of(step + 1) : OptionalInt.empty();
        }
        return second.isPresent() && step < second.getAsInt() ? second : OptionalInt.empty();
    }

    /** True if one of its parts begins with this step. */
    public boolean beginsPart(int step) {
        return step == 0 || second.equals(OptionalInt.of(step));
    }
}
