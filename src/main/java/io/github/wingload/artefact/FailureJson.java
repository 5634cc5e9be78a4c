package io.github.wingload.artefact;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.wingload.plan.Task;
import io.github.wingload.stats.FailureGroup;
import java.time.Instant;
import java.util.List;

/**
 * Failed requests of one task with the same error.
 *
 * @param task which task of the plan, from 0
 * @param method of the task
 * @param name of the task
 * @param failureClass what they count as
 * @param error the text by which they are grouped
 * @param count how many
 * @param firstSeen when the first of them ended
 * @param lastSeen when the last of them ended
 * @param firstEndNs the same in nanoseconds from time zero
 * @param lastEndNs the same in nanoseconds from time zero
 * @param bodyExcerpts distinct first bytes of answers
 */
record FailureJson(
        int task,
        String method,
        String name,
        @JsonProperty("class") String failureClass,
        String error,
        long count,
        Instant firstSeen,
        Instant lastSeen,
        long firstEndNs,
        long lastEndNs,
        List<String> bodyExcerpts) {

    static FailureJson of(FailureGroup group, Task task, Instant start) {
        return new FailureJson(
                group.task(),
                task.method(),
                task.name(),
                group.failureClass().label(),
                group.error(),
                group.count(),
                start.plusNanos(group.firstEndNs()),
                start.plusNanos(group.lastEndNs()),
                group.firstEndNs(),
                group.lastEndNs(),
                group.bodyExcerpts());
    }

    FailureGroup group() {
        return new FailureGroup(
                task, StatsJson.failureClass(failureClass), error, count, firstEndNs, lastEndNs, bodyExcerpts);
    }
}
