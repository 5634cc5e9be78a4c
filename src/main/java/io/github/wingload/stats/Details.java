package io.github.wingload.stats;

/**
 * Figures that exist only if the scenario asks for them. Immutable; {@link #plus} merges.
 *
 * @param hits times of the ok calls whose answers came from a cache
 * @param misses times of the ok calls whose answers did not; for other ok calls it is unknown
 * @param items how many items the answers had, of ok and failed calls
 * @param itemsOk how many of them were ok
 * @param streams the answers that were read as streams
 */
public record Details(CallDurations hits, CallDurations misses, long items, long itemsOk, StreamStats streams) {

    /** No details: nothing was asked, or nothing is known. */
    public static final Details NONE = new Details(CallDurations.NONE, CallDurations.NONE, 0, 0, StreamStats.NONE);

    public Details {
        if (itemsOk < 0 || itemsOk > items) {
            throw new IllegalArgumentException(itemsOk + " of " + items + " items cannot be ok");
        }
    }

    /** Figures over these and the other calls together. */
    public Details plus(Details other) {
        if (other.equals(NONE)) {
            return this;
        }
        return new Details(
                hits.plus(other.hits),
                misses.plus(other.misses),
                items + other.items,
                itemsOk + other.itemsOk,
                streams.plus(other.streams));
    }
}
