package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.MutationCounts;
import io.github.wingload.result.MutationCounts.Group;
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
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came back for payloads that were made invalid, and whether the valid ones suffered beside them. */
final class MutationsSection {

    private static final String TITLE = "Valid and Invalid Payloads";
    private static final String ANSWERED_FAILURE = "http-";

    private MutationsSection() {}

    static Section of(Analysis report) {
        return MutationCounts.of(report)
                .map(counts -> new Section(TITLE, blocks(counts, report)))
                .orElseGet(() -> new Section(TITLE, List.of()));
    }

    private static List<Block> blocks(MutationCounts counts, Analysis report) {
        return List.of(
                kinds(counts),
                Paragraph.of("Percentiles are of calls that ended as expected, "
                        + report.time().words()
                        + "; the longest is of all. An invalid payload is expected to be refused."),
                Paragraph.of("What came back for each kind of invalid payload:"),
                mutations(counts));
    }

    private static Table kinds(MutationCounts counts) {
        List<List<Phrase>> rows = new ArrayList<>();
        if (counts.valid().calls() > 0) {
            rows.add(kind("valid", counts.valid()));
        }
        rows.add(kind("invalid", counts.invalid()));
        return new Table(
                List.of(
                        Column.text("Payload"),
                        Column.figures("Calls"),
                        Column.figures("As Expected"),
                        Column.figures("Median"),
                        Column.figures("P95"),
                        Column.figures("P99"),
                        Column.figures("Longest")),
                rows);
    }

    private static List<Phrase> kind(String name, Group calls) {
        return List.of(
                Phrase.of(name),
                Phrase.of(Figures.count(calls.calls())),
                CallColumns.share(calls.ok(), calls.calls()),
                time(calls.p50Ms()),
                time(calls.p95Ms()),
                time(calls.p99Ms()),
                time(calls.longestMs()));
    }

    private static Table mutations(MutationCounts counts) {
        return new Table(
                List.of(
                        Column.text("Task"),
                        Column.text("Mutation"),
                        Column.figures("Calls"),
                        Column.figures("As Expected"),
                        Column.text("What Came Back"),
                        Column.figures("Median"),
                        Column.figures("Longest")),
                counts.rows().stream().map(MutationsSection::mutation).toList());
    }

    private static List<Phrase> mutation(MutationCounts.Row row) {
        Group calls = row.calls();
        return List.of(
                Phrase.code(Excerpt.ofName(row.method() + " " + row.name())),
                Phrase.code(Excerpt.ofName(row.mutation())),
                Phrase.of(Figures.count(calls.calls())),
                CallColumns.share(calls.ok(), calls.calls()),
                Phrase.of(cameBack(calls)),
                time(calls.p50Ms()),
                time(calls.longestMs()));
    }

    /** Every status, and each way to fail that no status tells. */
    private static String cameBack(Group calls) {
        return Stream.concat(
                        calls.statuses().entrySet().stream()
                                .map(status -> "status " + status.getKey() + ": " + Figures.count(status.getValue())),
                        calls.failures().entrySet().stream()
                                .filter(failure -> !failure.getKey().startsWith(ANSWERED_FAILURE))
                                .map(failure -> failure.getKey() + ": " + Figures.count(failure.getValue())))
                .collect(Collectors.joining(", "));
    }

    /** In a sentence. */
    static String sentence(MutationCounts counts) {
        Group invalid = counts.invalid();
        return "Invalid payloads: " + Figures.count(invalid.calls()) + " calls, "
                + Figures.percent(invalid.ok(), invalid.calls()) + " of them answered as expected; the longest took "
                + Unit.TIME.text(invalid.longestMs().orElse(0))
                + (counts.valid().p50Ms().isPresent()
                        ? ". With them in the mix, the median of valid calls was "
                                + Unit.TIME.text(counts.valid().p50Ms().getAsDouble()) + "."
                        : ".");
    }

    /** What sentences add to "successful calls" where times are of valid payloads only; else empty. */
    static String ofValid(Analysis report) {
        return leftOut(report).isPresent() ? " with valid payloads" : "";
    }

    /** The same for titles. */
    static String titleOfValid(Analysis report) {
        return leftOut(report).isPresent() ? ", Valid Payloads" : "";
    }

    /** Which calls are in no time; empty if all are, or all payloads were invalid. */
    static Optional<String> leftOut(Analysis report) {
        long invalid = report.aggregated().invalid().requests();
        return invalid > 0 && report.timed() != report.aggregated()
                ? Optional.of("The " + Figures.count(invalid)
                        + " calls whose payload was made invalid are left out: they have a section of their own.")
                : Optional.empty();
    }

    private static Phrase time(OptionalDouble ms) {
        return Phrase.of(ms.isPresent() ? Unit.TIME.text(ms.getAsDouble()) : "-");
    }
}
