package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.MutationCounts;
import io.github.wingload.result.MutationCounts.Group;
import io.github.wingload.result.OneTarget;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Responses to payloads that were made invalid, and the times of calls with valid payloads beside them. */
final class MutationsSection {

    private static final String TITLE = "Valid and Invalid Payloads";
    private static final String ANSWERED_FAILURE = "http-";

    private MutationsSection() {}

    static Section of(Analysis report) {
        return new Section(
                TITLE,
                MutationCounts.of(report).map(counts -> blocks(counts, report)).orElse(List.of()));
    }

    private static List<Block> blocks(MutationCounts counts, Analysis report) {
        return List.of(
                kinds(report),
                Paragraph.of("Percentiles are " + report.time().words()
                        + "s of calls that ended as expected; the longest time is of all calls."
                        + " A call with an invalid payload ends as expected if it is refused."),
                Paragraph.of("Responses to each kind of invalid payload:"),
                mutations(counts));
    }

    private static Table kinds(Analysis report) {
        List<List<Phrase>> rows = new ArrayList<>();
        for (OneTarget target : report.byTarget()) {
            String of = target.side().map(name -> ", " + name).orElse("");
            counts(report, target).ifPresent(counts -> {
                if (counts.valid().calls() > 0) {
                    rows.add(kind("valid" + of, counts.valid()));
                }
                rows.add(kind("invalid" + of, counts.invalid()));
            });
        }
        return Table.of("Payload", List.of("Calls", "As Expected", "Median", "P95", "P99", "Longest"), rows);
    }

    private static Optional<MutationCounts> counts(Analysis report, OneTarget target) {
        return MutationCounts.of(report, target.rows(), target.calls());
    }

    private static List<Phrase> kind(String name, Group calls) {
        return List.of(
                Phrase.of(name),
                Cells.count(calls.calls()),
                Cells.share(calls.ok(), calls.calls()),
                Cells.time(calls.p50Ms()),
                Cells.time(calls.p95Ms()),
                Cells.time(calls.p99Ms()),
                Cells.time(calls.longestMs()));
    }

    private static Table mutations(MutationCounts counts) {
        return new Table(
                List.of(
                        Column.text("Task"),
                        Column.text("Mutation"),
                        Column.figures("Calls"),
                        Column.figures("As Expected"),
                        Column.text("Responses"),
                        Column.figures("Median"),
                        Column.figures("Longest")),
                counts.rows().stream().map(MutationsSection::mutation).toList());
    }

    private static List<Phrase> mutation(MutationCounts.Row row) {
        Group calls = row.calls();
        return List.of(
                Cells.task(row.method(), row.name()),
                Phrase.code(Excerpt.ofName(row.mutation())),
                Cells.count(calls.calls()),
                Cells.share(calls.ok(), calls.calls()),
                Phrase.of(responses(calls)),
                Cells.time(calls.p50Ms()),
                Cells.time(calls.longestMs()));
    }

    /** How often each status was received, and how often calls failed in other ways. */
    private static String responses(Group calls) {
        return Stream.concat(
                        calls.statuses().entrySet().stream()
                                .map(status -> "status " + status.getKey() + ": " + Figures.count(status.getValue())),
                        calls.failures().entrySet().stream()
                                .filter(failure -> !failure.getKey().startsWith(ANSWERED_FAILURE))
                                .map(failure -> failure.getKey() + ": " + Figures.count(failure.getValue())))
                .collect(Collectors.joining(", "));
    }

    /** The calls to each target with invalid payloads in a sentence; without targets that got none. */
    static Stream<String> sentences(Analysis report) {
        return report.byTarget().stream()
                .flatMap(target ->
                        counts(report, target).map(counts -> sentence(target.of("Invalid payloads"), counts)).stream());
    }

    private static String sentence(String subject, MutationCounts counts) {
        Group invalid = counts.invalid();
        return subject + ": " + Figures.count(invalid.calls()) + " calls, "
                + Figures.percent(invalid.ok(), invalid.calls()) + " of them ended as expected; the longest took "
                + Unit.TIME.text(invalid.longestMs().orElse(0))
                + (counts.valid().p50Ms().isPresent()
                        ? ". The median of calls with valid payloads was "
                                + Unit.TIME.text(counts.valid().p50Ms().getAsDouble()) + "."
                        : ".");
    }

    /** Added to "successful calls" in sentences, if times are of valid payloads only. */
    static String ofValid(Analysis report) {
        return leftOut(report).isPresent() ? " with valid payloads" : "";
    }

    /** The same for titles. */
    static String titleOfValid(Analysis report) {
        return leftOut(report).isPresent() ? ", Valid Payloads" : "";
    }

    /** Which calls the times do not include; empty if they include all, or all payloads were invalid. */
    static Optional<String> leftOut(Analysis report) {
        long invalid = report.aggregated().invalid().requests();
        return invalid > 0 && report.timed() != report.aggregated()
                ? Optional.of(Figures.count(invalid) + " calls with an invalid payload are not included; see section "
                        + TITLE + ".")
                : Optional.empty();
    }
}
