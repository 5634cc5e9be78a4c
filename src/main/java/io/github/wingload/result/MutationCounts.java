package io.github.wingload.result;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The answers to payloads that were made invalid, beside those to valid payloads.
 *
 * @param valid calls whose payload was sent as it is
 * @param invalid calls whose payload was made invalid
 * @param rows the invalid ones by row of the request table and kind of mutation
 */
public record MutationCounts(Group valid, Group invalid, List<Row> rows) {

    public MutationCounts {
        rows = List.copyOf(rows);
    }

    /** The calls of one kind of mutation of a row. */
    public record Row(String method, String name, String mutation, Group calls) {}

    /**
     * Calls of a kind.
     *
     * @param calls that were sent
     * @param ok calls with the expected answer, which usually is a refusal for an invalid payload
     * @param statuses answers by status, expected or not
     * @param failures failed calls by class, as files name it
     * @param p50Ms median of the ok ones, in the headline time; empty without any, as the next
     * @param p95Ms 95th percentile of the same
     * @param p99Ms 99th percentile of the same
     * @param longestMs of all, ok or not; empty without calls
     */
    public record Group(
            long calls,
            long ok,
            Map<Integer, Long> statuses,
            Map<String, Long> failures,
            OptionalDouble p50Ms,
            OptionalDouble p95Ms,
            OptionalDouble p99Ms,
            OptionalDouble longestMs) {

        static Group of(CallStats stats, HeadlineTime time) {
            Durations ok = time.of(stats.ok());
            Durations all = time.of(stats.all());
            Map<String, Long> failures = new LinkedHashMap<>();
            stats.classes().forEach((failureClass, count) -> {
                if (failureClass != FailureClass.OK && failureClass != FailureClass.DROPPED) {
                    failures.put(failureClass.label(), count);
                }
            });
            return new Group(
                    stats.requests(),
                    stats.ok().count(),
                    new LinkedHashMap<>(stats.statuses()),
                    failures,
                    ok.percentileIfAny(50),
                    ok.percentileIfAny(95),
                    ok.percentileIfAny(99),
                    all.percentileIfAny(100));
        }
    }

    /** Of a run; empty if no payload was made invalid. */
    public static Optional<MutationCounts> of(Analysis report) {
        return of(report, report.tasks(), report.aggregated());
    }

    /** The same of some rows of its request table, with these calls. */
    public static Optional<MutationCounts> of(Analysis report, List<TaskResult> table, CallStats calls) {
        if (calls.byMutation().isEmpty()) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        for (TaskResult row : table) {
            row.stats().byMutation().forEach((mutation, stats) -> {
                if (!mutation.equals(CallStats.VALID)) {
                    rows.add(new Row(row.method(), row.name(), mutation, Group.of(stats, report.time())));
                }
            });
        }
        return Optional.of(new MutationCounts(
                Group.of(calls.valid(), report.time()), Group.of(calls.invalid(), report.time()), rows));
    }
}
