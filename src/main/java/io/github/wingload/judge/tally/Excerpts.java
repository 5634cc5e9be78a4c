package io.github.wingload.judge.tally;

import io.github.wingload.stats.FailureCause;
import io.github.wingload.stats.FailureGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The excerpts of answers' bodies that a whole run kept of its failed calls. Groups of failures of a window, or read back from a
 * file, get them, so that a report shows the same excerpts during the run and afterwards.
 */
public final class Excerpts {

    private final Map<FailureCause, List<String>> excerpts = new HashMap<>();

    /** @param recorded the run's groups */
    public Excerpts(List<FailureGroup> recorded) {
        recorded.forEach(group -> excerpts.putIfAbsent(group.cause(), group.bodyExcerpts()));
    }

    /** The group with the run's excerpts for the same cause; with its own if the run has none. */
    public FailureGroup addedTo(FailureGroup group) {
        return new FailureGroup(
                group.task(),
                group.failureClass(),
                group.error(),
                group.count(),
                group.firstEndNs(),
                group.lastEndNs(),
                excerpts.getOrDefault(group.cause(), group.bodyExcerpts()),
                group.ids());
    }
}
