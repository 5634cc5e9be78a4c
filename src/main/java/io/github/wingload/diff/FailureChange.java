package io.github.wingload.diff;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.stats.interval.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How failures of one class changed.
 *
 * @param failureClass what they count as
 * @param countA how many there are on side A, in all of its runs
 * @param countB on side B
 * @param course how they changed
 */
public record FailureChange(FailureClass failureClass, long countA, long countB, Course course) {

    private static final double CONFIDENCE = 0.95;

    /** How failures changed. */
    public enum Course {
        APPEARED,
        VANISHED,
        /** Their share is larger by more than chance. */
        GREW,
        SHRANK,
        /** No change beyond chance. */
        STAYED
    }

    /** One for each class on either side; empty if a side does not know classes. */
    static List<FailureChange> between(ComparedRuns a, ComparedRuns b) {
        List<FailureChange> changes = new ArrayList<>();
        if (!told(a) || !told(b)) {
            return changes;
        }
        for (FailureClass failureClass : FailureClass.values()) {
            long countA = count(a, failureClass);
            long countB = count(b, failureClass);
            if (countA + countB > 0) {
                changes.add(
                        new FailureChange(failureClass, countA, countB, course(a, countA, b, countB, failureClass)));
            }
        }
        return changes;
    }

    static boolean told(ComparedRuns side) {
        return side.runs().stream().allMatch(run -> run.failures().isPresent());
    }

    private static long count(ComparedRuns side, FailureClass failureClass) {
        return side.runs().stream()
                .map(run -> run.failures().orElse(Map.of()))
                .mapToLong(failures -> failures.getOrDefault(failureClass, 0L))
                .sum();
    }

    private static Course course(ComparedRuns a, long countA, ComparedRuns b, long countB, FailureClass failureClass) {
        if (countA == 0) {
            return Course.APPEARED;
        }
        if (countB == 0) {
            return Course.VANISHED;
        }
        Interval change = Change.of(a.aggregated(), b.aggregated(), Figure.failures(failureClass.label()), CONFIDENCE)
                .map(Change::difference)
                .orElse(Interval.UNBOUNDED);
        if (change.low() > 0) {
            return Course.GREW;
        }
        return change.high() < 0 ? Course.SHRANK : Course.STAYED;
    }
}
