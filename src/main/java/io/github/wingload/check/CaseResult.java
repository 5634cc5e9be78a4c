package io.github.wingload.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a case went on a target. Immutable.
 *
 * @param id of the case
 * @param target where it was asked
 * @param source the file and line of the case
 * @param runbook what to do when the service fails
 * @param attempts in the order in which they were sent; at least one
 * @param health the status of the service's health endpoint, 0 for no answer; empty if it was not asked
 */
public record CaseResult(
        CaseId id, String target, String source, Optional<String> runbook, List<Attempt> attempts, OptionalInt health) {

    public CaseResult {
        attempts = List.copyOf(attempts);
        if (attempts.isEmpty()) {
            throw new IllegalArgumentException("no attempt at " + id + " on " + target);
        }
    }

    /** The attempt that counts: the last, since a further one is only made if the one before says nothing about the service. */
    public Attempt last() {
        return attempts.get(attempts.size() - 1);
    }

    public Layer layer() {
        return last().layer();
    }

    /**
     * Whether the service passed. A sample that does not exist is no failure, but a service that knows none of several samples
     * fails.
     */
    public State state() {
        return switch (layer()) {
            case NONE -> State.PASSED;
            case UNREACHABLE, UNSENT -> State.UNDECIDED;
            case SAMPLE -> attempts.size() > 1 ? State.FAILED : State.UNDECIDED;
            default -> State.FAILED;
        };
    }
}
