package io.github.wingload.stats;

import io.github.wingload.exchange.CallIds;
import io.github.wingload.exchange.FailureClass;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Failed requests of one task with the same error. Immutable.
 *
 * @param task which task of the plan, from 0
 * @param failureClass what they count as
 * @param error the text by which they are grouped; {@code other errors} for those beyond the number of groups that is kept
 * @param count how many; 1 or more
 * @param firstEndNs when the first of them ended, from time zero
 * @param lastEndNs when the last of them ended
 * @param bodyExcerpts distinct first bytes of answers, decoded as UTF-8, at most a few
 * @param ids of the first {@value #MOST_IDS} of them that had any
 */
public record FailureGroup(
        int task,
        FailureClass failureClass,
        String error,
        long count,
        long firstEndNs,
        long lastEndNs,
        List<String> bodyExcerpts,
        List<CallIds> ids) {

    static final int MOST_IDS = 3;

    public FailureGroup {
        bodyExcerpts = List.copyOf(bodyExcerpts);
        ids = List.copyOf(ids);
    }

    /** The error's message; the name of its class if it has none. */
    public String message() {
        return error.isBlank() ? failureClass.label() : error;
    }

    /** A group without calls. */
    static FailureGroup none(FailureCause cause) {
        return new FailureGroup(
                cause.task(),
                cause.failureClass(),
                cause.error(),
                0,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                List.of(),
                List.of());
    }

    /** The group with one more call. */
    FailureGroup plus(long endNs, Optional<String> excerpt, CallIds added) {
        return new FailureGroup(
                task,
                failureClass,
                error,
                count + 1,
                Math.min(firstEndNs, endNs),
                Math.max(lastEndNs, endNs),
                Stream.concat(bodyExcerpts.stream(), excerpt.stream()).toList(),
                added.none() || ids.size() >= MOST_IDS
                        ? ids
                        : Stream.concat(ids.stream(), Stream.of(added)).toList());
    }

    /** This group with the excerpts of another one of the same cause after its own. */
    public FailureGroup withExcerptsOf(FailureGroup other) {
        return new FailureGroup(
                task,
                failureClass,
                error,
                count,
                firstEndNs,
                lastEndNs,
                Stream.concat(bodyExcerpts.stream(), other.bodyExcerpts.stream())
                        .distinct()
                        .limit(FailureLedger.EXCERPTS_PER_CLASS)
                        .toList(),
                ids);
    }

    /** What its calls have in common. */
    public FailureCause cause() {
        return new FailureCause(task, failureClass, error);
    }
}
