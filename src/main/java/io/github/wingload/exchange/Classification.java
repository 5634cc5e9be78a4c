package io.github.wingload.exchange;

/**
 * The outcome of an exchange and its reason. Immutable.
 *
 * @param failureClass {@link FailureClass#OK}, or what went wrong
 * @param error empty if ok; otherwise what was expected and what came, the same text for the same cause
 * @param cache whether the answer came from a cache
 * @param items how many items the answer has; 0 if the scenario does not count them
 * @param itemsOk how many of them are ok
 */
public record Classification(FailureClass failureClass, String error, CacheResult cache, int items, int itemsOk) {

    /** An ok call about which the scenario asks nothing else. */
    public static final Classification OK = new Classification(FailureClass.OK, "");

    /** Whether an answer came from a cache. */
    public enum CacheResult {
        HIT,
        MISS,
        /** The scenario does not ask, the answer does not say, or the call failed. */
        UNKNOWN
    }

    /** Without a cache result and items. */
    public Classification(FailureClass failureClass, String error) {
        this(failureClass, error, CacheResult.UNKNOWN, 0, 0);
    }

    /** The same with another text of the error. */
    public Classification withError(String other) {
        return new Classification(failureClass, other, cache, items, itemsOk);
    }

    public boolean ok() {
        return failureClass == FailureClass.OK;
    }

    /** True if nothing is known about a cache or items. */
    public boolean plain() {
        return cache == CacheResult.UNKNOWN && items == 0;
    }
}
