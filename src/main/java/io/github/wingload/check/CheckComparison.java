package io.github.wingload.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A check beside an earlier one, case by case and target by target, so that an upgrade is blamed only for what changed.
 *
 * @param before the check before the upgrade
 * @param now the check after it
 */
public record CheckComparison(CheckResult before, CheckResult now) {

    /** Good answers may take this many times as long as before … */
    private static final double MOST_TIMES = 3;

    /** … and always half a second longer, because a single answer can be late by chance. */
    private static final long FREE_MS = 500;

    /** The results that failed or are undecided now, and were not before. */
    public List<CaseResult> broken() {
        return now.results().stream()
                .filter(result -> result.state() != State.PASSED)
                .filter(result -> !known(result))
                .toList();
    }

    /** The results that failed now as they did before: for the same layer. */
    public List<CaseResult> brokenBefore() {
        return now.results().stream()
                .filter(result -> result.state() != State.PASSED)
                .filter(this::known)
                .toList();
    }

    /** The results that passed now and did not before. */
    public List<CaseResult> mended() {
        return now.results().stream()
                .filter(result -> result.state() == State.PASSED)
                .filter(result -> of(before, result.id(), result.target())
                        .filter(earlier -> earlier.state() != State.PASSED)
                        .isPresent())
                .toList();
    }

    /** The results of the check before whose case was not asked now on a target that was checked. */
    public List<CaseResult> gone() {
        return before.results().stream()
                .filter(result -> now.targets().contains(result.target()))
                .filter(result -> !now.heldBack().contains(result.target()))
                .filter(result -> of(now, result.id(), result.target()).isEmpty())
                .toList();
    }

    /** The worst state of what changed. */
    public State state() {
        return broken().stream().map(CaseResult::state).reduce(State.PASSED, State::and);
    }

    private boolean known(CaseResult result) {
        return of(before, result.id(), result.target())
                .filter(earlier -> earlier.layer() == result.layer())
                .isPresent();
    }

    /** How long a good answer may take, by a check before; empty if the case did not pass then. */
    public static Optional<Duration> limit(CheckResult before, CaseId id, String target) {
        return of(before, id, target)
                .filter(result -> result.state() == State.PASSED)
                .map(result -> result.last().time())
                .map(usual -> Duration.ofNanos(
                        Math.round(Math.max(usual.toNanos() * MOST_TIMES, usual.toNanos() + FREE_MS * 1e6))));
    }

    private static Optional<CaseResult> of(CheckResult check, CaseId id, String target) {
        return check.results().stream()
                .filter(result -> result.id().equals(id) && result.target().equals(target))
                .findFirst();
    }
}
