package io.github.wingload.result;

import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Details;
import io.github.wingload.stats.Durations;
import java.util.OptionalDouble;

/**
 * How a cache served ok calls with valid payloads. Immutable.
 *
 * @param hits answers from the cache
 * @param misses answers that were not from the cache
 * @param unknown answers whose cache result is unknown
 * @param hitRatePercent share of hits among hits and misses; empty without either
 * @param hitP50Ms median of hits, in the headline time; empty without hits, as the next
 * @param hitP95Ms 95th percentile of hits
 * @param missP50Ms median of misses; empty without misses, as the next
 * @param missP95Ms 95th percentile of misses
 * @param knownP50Ms median of hits and misses together; empty without either
 * @param speedUp how many times as long as a hit a miss takes, by their medians; empty if one of them is missing
 */
public record CacheUse(
        long hits,
        long misses,
        long unknown,
        OptionalDouble hitRatePercent,
        OptionalDouble hitP50Ms,
        OptionalDouble hitP95Ms,
        OptionalDouble missP50Ms,
        OptionalDouble missP95Ms,
        OptionalDouble knownP50Ms,
        OptionalDouble speedUp) {

    /** Of these calls. */
    static CacheUse of(CallStats calls, HeadlineTime time) {
        CallStats valid = calls.valid();
        Details details = valid.details();
        Durations hits = time.of(details.hits());
        Durations misses = time.of(details.misses());
        long known = hits.count() + misses.count();
        OptionalDouble hit = hits.percentileIfAny(50);
        OptionalDouble miss = misses.percentileIfAny(50);
        boolean comparable = hit.orElse(0) > 0 && miss.isPresent();
        return new CacheUse(
                hits.count(),
                misses.count(),
                valid.ok().count() - known,
                known == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * hits.count() / known),
                hit,
                hits.percentileIfAny(95),
                miss,
                misses.percentileIfAny(95),
                hits.plus(misses).percentileIfAny(50),
                comparable ? OptionalDouble.of(miss.getAsDouble() / hit.getAsDouble()) : OptionalDouble.empty());
    }
}
