package io.github.wingload.render;

import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.JsonScalar;
import io.github.wingload.text.Secrets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of the requests of one flow: a row of each data set that its tasks use, the same for all of them, the values
 * extracted from its answers or when its user started, and a random source.
 *
 * <p>Belongs to one user, who does one thing at a time; not thread-safe.
 */
public final class Ingredients {

    private static final JsonScalar[] NONE = {};

    private final SampleRow[] rows;
    private final JsonScalar[] kept;
    private final int lasting;
    private final JsonScalar[] generated;
    private final List<String> secrets = new ArrayList<>();

    /** By slot. */
    private final Map<Integer, String> lastingSecrets = new HashMap<>();

    private final RandomGenerator values;
    private final RandomGenerator mutations;

    /** What both parts of a pair draw from; null if the flow is no pair. */
    private @Nullable Shared shared;

    /** Seeds of the values and of the mutations of a pair, and what was drawn from them in the part that is being done. */
    private record Shared(long values, long mutations, RandomGenerator[] ofValues, RandomGenerator ofMutations) {

        static Shared drawn(RandomGenerator values, RandomGenerator mutations, int count) {
            return new Shared(values.nextLong(), mutations.nextLong(), new RandomGenerator[count]);
        }

        private Shared(long values, long mutations, RandomGenerator[] ofValues) {
            this(values, mutations, ofValues, new SplittableRandom(mutations));
        }

        /** For the other part, which draws the same again. */
        Shared again() {
            return new Shared(values, mutations, new RandomGenerator[ofValues.length]);
        }

        /** Each value has its own generator, so that one side may use a value that the other does not. */
        RandomGenerator ofValue(int index) {
            if (ofValues[index] == null) {
                ofValues[index] = new SplittableRandom(values + index);
            }
            return ofValues[index];
        }
    }

    /** See {@link Renderer#ingredients}. */
    Ingredients(
            int dataSets,
            int slots,
            int lasting,
            int generatedValues,
            RandomGenerator values,
            RandomGenerator mutations) {
        this.lasting = lasting;
        this.rows = new SampleRow[dataSets];
        this.kept = slots == 0 ? NONE : new JsonScalar[slots];
        this.generated = generatedValues == 0 ? NONE : new JsonScalar[generatedValues];
        this.values = values;
        this.mutations = mutations;
    }

    /** Starts another flow: removes all rows, and the kept values that do not last. */
    public void clear() {
        Arrays.fill(rows, null);
        Arrays.fill(kept, lasting, kept.length, null);
        secrets.clear();
        shared = null;
    }

    /**
     * Begins a part of a pair: the second part gets the same generated values and mutations as the first, apart from values that are
     * never the same.
     */
    public void beginPart() {
        shared = shared == null ? Shared.drawn(values, mutations, generated.length) : shared.again();
    }

    /** True if there is a row of a data set. */
    public boolean hasRow(int dataSet) {
        return rows[dataSet] != null;
    }

    /** The row of a data set, by its index in the plan. */
    public void putRow(int dataSet, SampleRow row) {
        rows[dataSet] = row;
    }

    /** Keeps a value taken from an answer. */
    public void keep(Extraction extraction, JsonScalar value) {
        kept[extraction.slot()] = value;
        if (extraction.secret()) {
            secrets.add(value.text());
            if (extraction.slot() < lasting) {
                lastingSecrets.put(extraction.slot(), value.text());
            }
        }
    }

    /** The secrets among the kept values. */
    public Secrets secrets() {
        List<String> all = new ArrayList<>(secrets);
        all.addAll(lastingSecrets.values());
        return Secrets.of(all);
    }

    SampleRow row(int dataSet) {
        if (rows[dataSet] == null) {
            throw new IllegalStateException("no row of data set " + dataSet);
        }
        return rows[dataSet];
    }

    JsonScalar kept(int slot) {
        if (kept[slot] == null) {
            throw new IllegalStateException("nothing was kept in slot " + slot);
        }
        return kept[slot];
    }

    JsonScalar generated(int index) {
        return generated[index];
    }

    /** Generates one of the plan's values. */
    void generate(int index, ValueSource source) {
        Shared pair = shared;
        generated[index] =
                source.next(pair == null || source instanceof ValueSource.Unique ? values : pair.ofValue(index));
    }

    /** A random number from 0 up to, not including, a bound; draws no random number if the bound is 1. */
    int pickMutation(int bound) {
        return bound == 1 ? 0 : (shared == null ? mutations : shared.ofMutations()).nextInt(bound);
    }
}
