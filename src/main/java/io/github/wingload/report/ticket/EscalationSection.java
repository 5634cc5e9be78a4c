package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Prose;
import io.github.wingload.text.Section;
import java.util.List;
import java.util.Optional;

/** Whom to contact if the target is too slow. Left out for an invalid run, which says nothing about the target. */
final class EscalationSection {

    private static final String TITLE = "Escalation";

    private EscalationSection() {}

    static Section of(Analysis report) {
        Optional<String> whom =
                report.result().manifest().plan().reporting().escalation().filter(text -> !text.isBlank());
        Optional<P90Limit> limit = P90Limit.of(report)
                .filter(P90Limit::exceeded)
                .filter(exceeded -> report.judgement().verdict() != Verdict.INVALID);
        return whom.isEmpty() || limit.isEmpty()
                ? Section.when(false, TITLE)
                : new Section(
                        TITLE,
                        List.of(
                                Paragraph.of("P90 of successful calls is "
                                        + limit.get().found() + ", over its limit of "
                                        + limit.get().limit() + ":"),
                                new Prose(whom.get())));
    }
}
