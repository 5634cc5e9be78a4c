package io.github.wingload.check;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many checks of a service on a cluster may fail while the check is repeated. A share of all its planned checks may, so one
 * service that is down is noticed among a hundred that work. Used by one thread.
 */
public final class Budget {

    private final double share;
    private final long plannedRounds;
    private final Map<String, Long> notPassed = new TreeMap<>();
    private long rounds;

    /**
     * @param share of the planned checks that may fail, from 0 to 1
     * @param plannedRounds how often every case is asked, 1 or more
     */
    public Budget(double share, long plannedRounds) {
        this.share = share;
        this.plannedRounds = plannedRounds;
    }

    /** Counts a round. An undecided check counts as failed. */
    public void add(CheckResult round) {
        rounds++;
        for (String target : round.targets()) {
            for (CheckResult.ServiceResults service : round.services()) {
                List<CaseResult> results = service.on(target);
                if (!results.isEmpty() && results.get(0).state() != State.PASSED) {
                    notPassed.merge(service.service() + " on " + target, 1L, Long::sum);
                }
            }
        }
    }

    /** The services that have used up their budget, by name: {@code langid on codfw}. */
    public List<String> breached() {
        double allowed = share * plannedRounds;
        return notPassed.entrySet().stream()
                .filter(service -> service.getValue() > allowed)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many rounds were counted. */
    public long rounds() {
        return rounds;
    }

    /** How many checks of services did not pass so far. */
    public long notPassed() {
        return notPassed.values().stream().mapToLong(Long::longValue).sum();
    }
}
