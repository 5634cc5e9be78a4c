package io.github.wingload.artefact;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.stats.FailureGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The excerpts of answers' bodies that {@code run.json} keeps of failed calls, for those that were made of lines again. */
final class Excerpts {

    private final Map<Group, List<String>> excerpts = new HashMap<>();

    /** @param recorded as in {@code run.json} */
    Excerpts(List<FailureGroup> recorded) {
        recorded.forEach(group -> excerpts.putIfAbsent(Group.of(group), group.bodyExcerpts()));
    }

    /** The group with the excerpts of its like. */
    FailureGroup addedTo(FailureGroup group) {
        return new FailureGroup(
                group.task(),
                group.failureClass(),
                group.error(),
                group.count(),
                group.firstEndNs(),
                group.lastEndNs(),
                excerpts.getOrDefault(Group.of(group), List.of()));
    }

    /** What failed calls are grouped by. */
    private record Group(int task, FailureClass failureClass, String error) {

        static Group of(FailureGroup group) {
            return new Group(group.task(), group.failureClass(), group.error());
        }
    }
}
