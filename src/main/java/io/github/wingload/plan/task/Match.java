package io.github.wingload.plan.task;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One answer for each kind of a sealed type: a {@code switch} over types, which Java 17 does not have.
 *
 * <p>A class keeps its matches in constants, and {@link #complete} throws if a kind has no answer. So a class with a missing
 * answer cannot be loaded, and every test that uses it fails.
 *
 * @param <T> the sealed type; its kinds are the classes that it permits
 * @param <R> the answers' type
 */
public final class Match<T, R> {

    private final Class<T> sealed;
    private final Map<Class<?>, Function<T, R>> answers = new HashMap<>();

    private Match(Class<T> sealed) {
        this.sealed = sealed;
    }

    /** A match without answers yet. */
    public static <T, R> Match<T, R> over(Class<T> sealed) {
        return new Match<>(sealed);
    }

    /** Adds the answer for a kind. */
    public <K extends T> Match<T, R> on(Class<K> kind, Function<K, R> answer) {
        answers.put(kind, value -> answer.apply(kind.cast(value)));
        return this;
    }

    /** @throws IllegalStateException if a permitted class of the sealed type has no answer */
    public Match<T, R> complete() {
        Set<Class<?>> missing = new HashSet<>(Arrays.asList(sealed.getPermittedSubclasses()));
        missing.removeAll(answers.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalStateException("no answer for " + missing);
        }
        return this;
    }

    /** The answer for the kind of this value. */
    public R of(T value) {
        return Optional.ofNullable(answers.get(value.getClass())).orElseThrow().apply(value);
    }
}
