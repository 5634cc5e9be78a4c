package io.github.wingload.schedule;

import io.github.wingload.plan.load.UserClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Assigns users to classes in Locust's order: first the users of the classes with a fixed count, then the others by weight.
 * Deterministic. Not thread-safe.
 */
public final class ClassTurns {

    private final List<UserClass> classes;
    private final Turns byWeight;
    private final List<Integer> turns = new ArrayList<>();

    public ClassTurns(List<UserClass> classes) {
        this.classes = List.copyOf(classes);
        Turns fixed = new Turns(
                indexes(true), index -> classes.get(index).fixedCount().orElse(0));
        for (long left = UserClass.fixedUsers(classes); left > 0; left--) {
            turns.add(fixed.next());
        }
        byWeight = new Turns(indexes(false), index -> classes.get(index).weight());
    }

    private List<Integer> indexes(boolean fixed) {
        return IntStream.range(0, classes.size())
                .filter(index -> classes.get(index).fixedCount().isPresent() == fixed)
                .boxed()
                .toList();
    }

    /** The index of a user's class, given the number of users before it; there are no more users than fixed ones without weights. */
    public int at(int user) {
        while (turns.size() <= user) {
            turns.add(byWeight.next());
        }
        return turns.get(user);
    }

    /**
     * Turns by the Kullback-Leibler divergence of the users so far from the weights, which each turn lowers as far as possible, as
     * Locust has it since 2.27. With weights 5 and 1 they are AABAAAAABAAA. After as many turns as all weights together the shares
     * are exact.
     *
     * <p>A choice of weight w that has had n turns would lower the divergence by w log((w + n + 1) / (w + n)); of several that lower
     * it by as much, the one with fewer turns and the smaller weight is next, then the first.
     */
    private static final class Turns {

        private final Queue<Choice> choices = new PriorityQueue<>(Comparator.comparingDouble(Choice::change)
                .thenComparingLong(Choice::turnsAndWeight)
                .thenComparingLong(Choice::weight)
                .thenComparingInt(Choice::index));

        private record Choice(int index, long weight, long turnsAndWeight) {

            double change() {
                return weight * Math.log(turnsAndWeight / (turnsAndWeight + 1.0));
            }
        }

        Turns(List<Integer> indexes, ToLongFunction<Integer> weight) {
            for (int index : indexes) {
                long own = weight.applyAsLong(index);
                choices.add(new Choice(index, own, own));
            }
        }

        int next() {
            Choice next = choices.remove();
            choices.add(new Choice(next.index(), next.weight(), next.turnsAndWeight() + 1));
            return next.index();
        }
    }
}
