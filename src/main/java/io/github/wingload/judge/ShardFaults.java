package io.github.wingload.judge;

import io.github.wingload.result.Merged;
import io.github.wingload.result.Merged.Part;
import io.github.wingload.result.Reason;
import io.github.wingload.result.Reason.ShardApart;
import io.github.wingload.result.Reason.ShardCutShort;
import io.github.wingload.result.Reason.ShardDamaged;
import io.github.wingload.result.Reason.ShardTwice;
import io.github.wingload.result.Reason.ShardsMissing;
import io.github.wingload.result.Remark;
import io.github.wingload.result.Remark.CallsLeftOut;
import io.github.wingload.result.Remark.ShardSlower;
import io.github.wingload.result.Remark.ShardStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What is wrong with the shards of a merged run. If the load was not the planned one, the run is invalid, whatever its figures: a
 * shard that is missing makes a target look better than it is.
 *
 * @param merged the shards
 */
record ShardFaults(Merged merged) {

    /** Shards that began further apart did not make one load. */
    private static final Duration MOST_APART = Duration.ofSeconds(5);

    /** Blocks of calls are at least 20 s long, so a smaller difference moves no more than a few calls in a thousand. */
    private static final Duration NOTICED = Duration.ofMillis(100);

    private static final double SLOWER = 1.2;
    private static final double SLOWER_MS = 5;
    private static final long ENOUGH_CALLS = 1_000;

    /** Why the load was not the planned one; the first reason that applies. */
    Optional<Reason> reason() {
        return missing()
                .or(this::twice)
                .or(() -> first(Part::cutShort, part -> new ShardCutShort(part, merged.count())))
                .or(() -> first(part -> part.calls() != part.counted(), part -> new ShardDamaged(part, merged.count())))
                .or(() -> first(
                        part -> part.startedAfter().compareTo(MOST_APART) > 0,
                        part -> new ShardApart(part, merged.count())));
    }

    private Optional<Reason> missing() {
        List<Integer> missing = merged.missing();
        return missing.isEmpty() ? Optional.empty() : Optional.of(new ShardsMissing(missing, merged.count()));
    }

    private Optional<Reason> twice() {
        List<Part> parts = merged.parts();
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i).index() == parts.get(i - 1).index()) {
                return Optional.of(new ShardTwice(parts.get(i - 1), parts.get(i), merged.count()));
            }
        }
        return Optional.empty();
    }

    private Optional<Reason> first(Predicate<Part> fault, Function<Part, Reason> reason) {
        return merged.parts().stream().filter(fault).findFirst().map(reason);
    }

    /** What a reader should know besides. */
    List<Remark> remarks(Duration loadDuration) {
        List<Remark> remarks = new ArrayList<>();
        for (Part part : merged.parts()) {
            if (part.startedAfter().compareTo(NOTICED) > 0) {
                remarks.add(new ShardStart(part, merged.count()));
            }
        }
        for (Part part : merged.parts()) {
            if (slower(part, Part::okP10Ms) && slower(part, Part::okP50Ms)) {
                remarks.add(new ShardSlower(part, merged.count(), others(part, Part::okP50Ms)));
            }
        }
        if (merged.leftOut() > 0) {
            remarks.add(new CallsLeftOut(merged.leftOut(), loadDuration));
        }
        return remarks;
    }

    /** True if a time of a shard is beyond those of all others, and each has enough calls to tell. */
    private boolean slower(Part part, ToDoubleFunction<Part> ms) {
        double own = ms.applyAsDouble(part);
        double others = others(part, ms);
        return merged.parts().size() > 1
                && merged.parts().stream().allMatch(each -> each.calls() >= ENOUGH_CALLS)
                && own > SLOWER * others
                && own > others + SLOWER_MS;
    }

    private double others(Part part, ToDoubleFunction<Part> ms) {
        return merged.parts().stream()
                .filter(other -> other != part)
                .mapToDouble(ms)
                .max()
                .orElse(0);
    }
}
