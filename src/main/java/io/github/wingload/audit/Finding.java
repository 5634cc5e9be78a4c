package io.github.wingload.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something in a result that cannot be so, cannot be known, or is worth a look.
 *
 * @param check that found it
 * @param part of the result that it is about; empty for the whole
 * @param numbers that the check compared, by their names in its formula
 */
public record Finding(Check check, String part, Map<String, Amount> numbers) {

    /** How a number is written. */
    public enum As {
        COUNT,
        NUMBER,
        MS,
        SECONDS,
        PER_SECOND,
        PERCENT
    }

    /** A number with its unit. */
    public record Amount(double value, As as) {}

    public Finding {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }

    static Finding of(Check check, String part) {
        return new Finding(check, part, Map.of());
    }

    Finding with(String name, double value, As as) {
        Map<String, Amount> more = new LinkedHashMap<>(numbers);
        more.put(name, new Amount(value, as));
        return new Finding(check, part, more);
    }

    Finding with(String name, Stated stated, As as) {
        return with(name, stated.value(), as);
    }
}
