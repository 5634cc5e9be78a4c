package io.github.wingload.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every case on every target, once. Immutable.
 *
 * @param started when the first request was sent
 * @param took until the last answer
 * @param requests how many requests were sent
 * @param targets their names, in the order of the check
 * @param heldBack the targets that were left out because an earlier one failed
 * @param results of the other targets
 */
public record CheckResult(
        Instant started,
        Duration took,
        int requests,
        List<String> targets,
        List<String> heldBack,
        List<CaseResult> results) {

    public CheckResult {
        targets = List.copyOf(targets);
        heldBack = List.copyOf(heldBack);
        results = List.copyOf(results);
    }

    /** The worst state of all; undecided if there is no result. */
    public State state() {
        return results.stream().map(CaseResult::state).reduce(State::and).orElse(State.UNDECIDED);
    }

    /** How many results are in a state. */
    public long count(State state) {
        return results.stream().filter(result -> result.state() == state).count();
    }

    /** The services, worst first, each with its results. */
    public List<ServiceResults> services() {
        Map<String, List<CaseResult>> byService = new LinkedHashMap<>();
        for (CaseResult result : results) {
            byService
                    .computeIfAbsent(result.id().service(), service -> new ArrayList<>())
                    .add(result);
        }
        return byService.entrySet().stream()
                .map(entry -> new ServiceResults(entry.getKey(), entry.getValue()))
                .sorted(ServiceResults.WORST_FIRST)
                .toList();
    }

    /**
     * The results of a service.
     *
     * @param results of all its cases on all targets; at least one
     */
    public record ServiceResults(String service, List<CaseResult> results) {

        private static final Comparator<CaseResult> GRAVEST_FIRST =
                Comparator.comparing(CaseResult::state).thenComparing(CaseResult::layer);

        /** By the gravest result, then by the number of failures, then by name. */
        static final Comparator<ServiceResults> WORST_FIRST = Comparator.comparing(
                        ServiceResults::gravest, GRAVEST_FIRST)
                .thenComparing(
                        Comparator.comparingLong(ServiceResults::failures).reversed())
                .thenComparing(ServiceResults::service);

        public ServiceResults {
            results = List.copyOf(results);
        }

        /** The gravest result of all. */
        public CaseResult gravest() {
            return results.stream().min(GRAVEST_FIRST).orElseThrow();
        }

        /** The results on a target, the gravest first; empty if it was held back. */
        public List<CaseResult> on(String target) {
            return results.stream()
                    .filter(result -> result.target().equals(target))
                    .sorted(GRAVEST_FIRST)
                    .toList();
        }

        private long failures() {
            return results.stream()
                    .filter(result -> result.state() == State.FAILED)
                    .count();
        }
    }
}
