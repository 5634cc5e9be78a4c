package io.github.wingload.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a result states, whichever tool or person wrote it. Everything may be missing; nothing has been checked.
 *
 * @param name of the test, or of a part of it
 * @param figures by what they are; several if the result states one figure several times
 * @param times distributions of times
 * @param buckets of response times, ascending; empty if they are not stated
 * @param failedTimed true if failed requests are in the response times
 * @param steady the part of the test in which the tool saw a steady load
 * @param parts of the test that make up the whole, such as the requests of one name; empty if they are not stated
 */
public record StatedResult(
        String name,
        Map<Quantity, List<Stated>> figures,
        List<StatedTimes> times,
        List<Bucket> buckets,
        boolean failedTimed,
        Optional<StatedResult> steady,
        List<StatedResult> parts) {

    /**
     * The share of requests up to a response time.
     *
     * @param toMs the bucket ends here, and begins where the one before ends; infinite for the last
     * @param percent of the requests
     */
    public record Bucket(double toMs, Stated percent) {}

    public StatedResult {
        EnumMap<Quantity, List<Stated>> copy = new EnumMap<>(Quantity.class);
        figures.forEach((quantity, stated) -> copy.put(quantity, List.copyOf(stated)));
        figures = Collections.unmodifiableMap(copy);
        times = List.copyOf(times);
        buckets = List.copyOf(buckets);
        parts = List.copyOf(parts);
    }

    /** A copy under another name, to which more can be added. */
    public Builder renamed(String another) {
        Builder copy = new Builder(another);
        figures.forEach((quantity, stated) -> stated.forEach(one -> copy.with(quantity, one)));
        copy.times.addAll(times);
        copy.buckets.addAll(buckets);
        copy.parts.addAll(parts);
        copy.failedTimed = failedTimed;
        copy.steady = steady;
        return copy;
    }

    /** A result that states nothing yet. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** Every statement of a figure. */
    public List<Stated> all(Quantity quantity) {
        return figures.getOrDefault(quantity, List.of());
    }

    /** The first statement of a figure; empty if there is none. */
    public Optional<Stated> one(Quantity quantity) {
        return all(quantity).stream().findFirst();
    }

    /** The distribution of a kind of time; empty if none is stated. */
    public Optional<StatedTimes> times(StatedTimes.Kind kind) {
        return times.stream().filter(known -> known.kind() == kind).findFirst();
    }

    /** Ok requests, stated or the difference of all and failed ones. */
    Optional<Stated> ok() {
        return one(Quantity.OK)
                .or(() -> one(Quantity.REQUESTS)
                        .flatMap(requests -> one(Quantity.FAILED).map(requests::minus)));
    }

    /** The mean of a kind of time; empty if it is not stated. */
    Optional<Stated> mean(StatedTimes.Kind kind) {
        return times(kind).flatMap(StatedTimes::mean);
    }

    /** The median of a kind of time; empty if it is not stated. */
    Optional<Stated> median(StatedTimes.Kind kind) {
        return times(kind).flatMap(StatedTimes::median);
    }

    /** Collects what a result states. */
    public static final class Builder {

        private final String name;
        private final Map<Quantity, List<Stated>> figures = new EnumMap<>(Quantity.class);
        private final List<StatedTimes> times = new ArrayList<>();
        private final List<Bucket> buckets = new ArrayList<>();
        private final List<StatedResult> parts = new ArrayList<>();
        private boolean failedTimed;
        private Optional<StatedResult> steady = Optional.empty();

        private Builder(String name) {
            this.name = name;
        }

        /** States a figure, possibly once more. */
        public Builder with(Quantity quantity, Stated stated) {
            figures.computeIfAbsent(quantity, key -> new ArrayList<>()).add(stated);
            return this;
        }

        /** States a figure if it is known. */
        public Builder with(Quantity quantity, Optional<Stated> stated) {
            stated.ifPresent(known -> with(quantity, known));
            return this;
        }

        /** States a count. */
        public Builder with(Quantity quantity, long count) {
            return with(quantity, Stated.exact(count));
        }

        public Builder with(StatedTimes distribution) {
            times.add(distribution);
            return this;
        }

        public Builder with(Bucket bucket) {
            buckets.add(bucket);
            return this;
        }

        /** States that failed requests are in the response times. */
        public Builder failedTimed() {
            failedTimed = true;
            return this;
        }

        public Builder steady(StatedResult window) {
            steady = Optional.of(window);
            return this;
        }

        public Builder part(StatedResult part) {
            parts.add(part);
            return this;
        }

        /** True if a figure has been stated. */
        public boolean has(Quantity quantity) {
            return figures.containsKey(quantity);
        }

        /** A count that has been stated; empty if it has not. */
        public OptionalLong count(Quantity quantity) {
            return figures.getOrDefault(quantity, List.of()).stream()
                    .mapToLong(stated -> Math.round(stated.value()))
                    .findFirst();
        }

        public StatedResult build() {
            return new StatedResult(name, figures, times, buckets, failedTimed, steady, parts);
        }
    }
}
