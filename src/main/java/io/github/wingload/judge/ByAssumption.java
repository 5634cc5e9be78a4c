package io.github.wingload.judge;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tallies of the same calls, or pairs of calls, under several assumptions about wingload's own delays. What is the same under all
 * of them is recorded once. Not thread-safe.
 *
 * @param <T> the type of the tallies
 * @param <C> what they add up: calls, or pairs of calls
 */
final class ByAssumption<T, C> {

    /** What is assumed about delays of wingload. */
    enum Assumption {
        /** There were none: every call is as it was measured. */
        NO_DELAY,
        /** Calls would have been shorter by the delays that were seen, and ok if these can explain their failures. */
        SEEN_DELAYS,
        /** The same, and every other failure that a delay can explain is explained by one that was not seen. */
        UNSEEN_DELAYS
    }

    private final Supplier<T> empty;
    private final BiConsumer<T, C> record;
    private final BinaryOperator<T> plus;
    private final T alike;
    private final Map<Assumption, T> different = new EnumMap<>(Assumption.class);

    /**
     * @param empty makes a tally
     * @param record adds a call to a tally
     * @param plus makes the tally of the calls of two
     */
    ByAssumption(Supplier<T> empty, BiConsumer<T, C> record, BinaryOperator<T> plus) {
        this.empty = empty;
        this.record = record;
        this.plus = plus;
        this.alike = empty.get();
    }

    /**
     * Takes a call.
     *
     * @param measured as it was
     * @param seen the same object if no delay was seen
     * @param unseen the same object if an unseen delay would make no difference
     */
    void record(C measured, C seen, C unseen) {
        if (measured == seen && seen == unseen) {
            record.accept(alike, measured);
        } else {
            record(Assumption.NO_DELAY, measured);
            record(Assumption.SEEN_DELAYS, seen);
            record(Assumption.UNSEEN_DELAYS, unseen);
        }
    }

    /** Takes what is the same under all assumptions. */
    void alike(Consumer<T> taken) {
        taken.accept(alike);
    }

    private void record(Assumption assumption, C call) {
        record.accept(different.computeIfAbsent(assumption, any -> empty.get()), call);
    }

    /** The tally of all calls. */
    T under(Assumption assumption) {
        return Optional.ofNullable(different.get(assumption))
                .map(some -> plus.apply(alike, some))
                .orElse(alike);
    }
}
