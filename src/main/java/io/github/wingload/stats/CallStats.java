package io.github.wingload.stats;

import io.github.wingload.exchange.FailureClass;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Figures over a set of calls: of one task or all, in one second or the whole run. Immutable; {@link #plus} merges.
 *
 * <p>A call that was sent is a request, whether it failed or not, as in Locust's tables; it is in one of {@code ok} and
 * {@code failed}. A call that was never sent (dropped, or stopped by a generator error) is in {@code classes}
 * only.
 *
 * @param ok times of the requests that were ok
 * @param failed times of the other requests
 * @param classes how many calls of each class, sent or not; classes without calls are absent
 * @param statuses how many answers had each status, complete answers or not
 * @param connectionsOpened how many calls opened a connection of their own
 * @param bytes length of all answers' bodies
 * @param details cache hits and misses, and items
 * @param byMutation the same figures for each kind of mutation, and under {@link #VALID} for the calls whose payload was sent
 *     unchanged, or not at all: these parts add up to the whole. Empty if no payload was made invalid
 */
public record CallStats(
        CallDurations ok,
        CallDurations failed,
        Map<FailureClass, Long> classes,
        SortedMap<Integer, Long> statuses,
        long connectionsOpened,
        long bytes,
        Details details,
        SortedMap<String, CallStats> byMutation) {

    /** In place of a mutation's kind: the payload was sent unchanged. */
    public static final String VALID = "";

    /** Figures over no calls. */
    public static final CallStats NONE = of(CallDurations.NONE, CallDurations.NONE, Map.of(), new TreeMap<>(), 0, 0);

    public CallStats {
        Map<FailureClass, Long> byClass = new EnumMap<>(FailureClass.class);
        byClass.putAll(classes);
        classes = Collections.unmodifiableMap(byClass);
        statuses = Collections.unmodifiableSortedMap(new TreeMap<>(statuses));
        byMutation = Collections.unmodifiableSortedMap(new TreeMap<>(byMutation));
    }

    /** Figures without details and mutations. */
    public static CallStats of(
            CallDurations ok,
            CallDurations failed,
            Map<FailureClass, Long> classes,
            SortedMap<Integer, Long> statuses,
            long connectionsOpened,
            long bytes) {
        return new CallStats(
                ok, failed, classes, statuses, connectionsOpened, bytes, Details.NONE, Collections.emptySortedMap());
    }

    /**
     * Figures over calls some of whose payloads were made invalid.
     *
     * @param parts as {@link #byMutation()}, not divided further; parts without calls are ignored
     */
    public static CallStats byMutation(Map<String, CallStats> parts) {
        SortedMap<String, CallStats> some = new TreeMap<>(parts);
        some.values().removeIf(CallStats::empty);
        CallStats all = some.values().stream().reduce(CallStats::plus).orElse(NONE);
        return some.keySet().stream().allMatch(VALID::equals) ? all : all.with(some);
    }

    /** The same with other details. */
    public CallStats with(Details others) {
        return new CallStats(ok, failed, classes, statuses, connectionsOpened, bytes, others, byMutation);
    }

    private CallStats with(SortedMap<String, CallStats> parts) {
        return new CallStats(ok, failed, classes, statuses, connectionsOpened, bytes, details, parts);
    }

    /** The calls whose payload was sent unchanged. */
    public CallStats valid() {
        return byMutation.isEmpty() ? this : byMutation.getOrDefault(VALID, NONE);
    }

    /** The calls whose payload was made invalid. */
    public CallStats invalid() {
        return byMutation.entrySet().stream()
                .filter(part -> !part.getKey().equals(VALID))
                .map(Map.Entry::getValue)
                .reduce(CallStats::plus)
                .orElse(NONE);
    }

    /**
     * The calls whose times are shown: those with a valid payload, because refusing a request takes another time than
     * answering it; all calls if no valid payload was sent.
     */
    public CallStats timed() {
        return valid().requests() > 0 ? valid() : this;
    }

    /** Times of all requests. */
    public CallDurations all() {
        return ok.plus(failed);
    }

    /** How many calls were sent. */
    public long requests() {
        return ok.count() + failed.count();
    }

    /** How many of them were not ok. */
    public long failures() {
        return failed.count();
    }

    /** Calls of a class, sent or not. */
    public long count(FailureClass failureClass) {
        return classes.getOrDefault(failureClass, 0L);
    }

    /** Calls that were to start, whether they were sent or not. */
    public long intended() {
        return requests() + neverSent();
    }

    /** Calls that were intended and never started. */
    public long dropped() {
        return count(FailureClass.DROPPED);
    }

    /** Calls that were cut off by an abort; they are among the failures. */
    public long unfinished() {
        return count(FailureClass.UNFINISHED);
    }

    /** Calls that were never sent: dropped, or stopped by a generator error. */
    public long neverSent() {
        return classes.values().stream().mapToLong(Long::longValue).sum() - requests();
    }

    /** Response and service times that did not fit their histograms. */
    public long clamped() {
        return ok.clamped() + failed.clamped();
    }

    /** Figures over these and the other calls together. */
    public CallStats plus(CallStats other) {
        CallStats sum = flatSum(other).with(details.plus(other.details));
        if (byMutation.isEmpty() && other.byMutation.isEmpty()) {
            return sum;
        }
        SortedMap<String, CallStats> parts = new TreeMap<>(parts());
        other.parts().forEach((mutation, part) -> parts.merge(mutation, part, CallStats::plus));
        return sum.with(parts);
    }

    private Map<String, CallStats> parts() {
        return byMutation.isEmpty() && !empty() ? Map.of(VALID, this) : byMutation;
    }

    private boolean empty() {
        return classes.isEmpty() && requests() == 0;
    }

    private CallStats flatSum(CallStats other) {
        Map<FailureClass, Long> byClass = new EnumMap<>(FailureClass.class);
        byClass.putAll(classes);
        other.classes.forEach((failureClass, count) -> byClass.merge(failureClass, count, Long::sum));
        SortedMap<Integer, Long> byStatus = new TreeMap<>(statuses);
        other.statuses.forEach((status, count) -> byStatus.merge(status, count, Long::sum));
        return of(
                ok.plus(other.ok),
                failed.plus(other.failed),
                byClass,
                byStatus,
                connectionsOpened + other.connectionsOpened,
                bytes + other.bytes);
    }
}
