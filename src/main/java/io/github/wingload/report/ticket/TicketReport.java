package io.github.wingload.report.ticket;

import io.github.wingload.plan.Plan;
import io.github.wingload.report.console.ConsoleSummary;
import io.github.wingload.report.console.TableWidths;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.RunResult;
import io.github.wingload.text.Block;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Markdown;
import io.github.wingload.text.Markup;
import io.github.wingload.text.Page;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.PlainText;
import io.github.wingload.text.Remarkup;
import io.github.wingload.text.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report on a run that goes into a ticket, in the shape that its readers know: verdict, test summary, latency of
 * successful calls, distribution, observed errors, key takeaways; then further sections.
 *
 * <p>All formats have the same content: one page, written by three {@link Markup}s. A section without data is left out.
 * Names, errors, answers and notes are shown exactly, with control characters spelled out, and cannot become markup.
 * Pure; thread-safe.
 */
public final class TicketReport {

    private static final Function<Analysis, Section> ERRORS = ErrorsSection::of;

    private static final List<Function<Analysis, Section>> DETAILS = List.of(
            ComparisonSection::of,
            SummarySection::of,
            ofOneTarget(LatencySection::of),
            StreamsSection::of,
            ofOneTarget(DistributionSection::of),
            ofOneTarget(AllCallsSection::of),
            WarmUpSection::of,
            ofOneTarget(WhatIfSection::of),
            StagesSection::of,
            TasksSection::of,
            StartStopSection::of,
            CacheSection::of,
            ItemsSection::of,
            MutationsSection::of,
            ERRORS,
            ofOneTarget(TimeBreakdownSection::of),
            PayloadSection::of,
            ServerSection::of,
            GeneratorSection::of,
            ShardsSection::of,
            LoadSection::of,
            BurstsSection::of,
            ConfigurationSection::of,
            PlaceSection::of,
            EscalationSection::of,
            report -> prose("Notes", plan(report).reporting().notes().stream()),
            report -> prose("Conclusion", plan(report).reporting().conclusion().stream()),
            ExceptionsSection::of);

    private TicketReport() {}

    /** A section of times of all calls together, which a comparison has for each side alone, in other sections. */
    private static Function<Analysis, Section> ofOneTarget(Function<Analysis, Section> section) {
        return report -> report.compares() ? new Section("", List.of()) : section.apply(report);
    }

    /** As Markdown, ending in a line end. */
    public static String markdown(Analysis report) {
        return markdown(report, Optional.empty());
    }

    /**
     * As Markdown, ending in a line end.
     *
     * @param since what changed since an earlier run, in a sentence
     */
    public static String markdown(Analysis report, Optional<String> since) {
        return document(report, since, details(report)).in(new Markdown());
    }

    /** As Phabricator's markup, ending in a line end. */
    public static String remarkup(Analysis report) {
        return remarkup(report, Optional.empty());
    }

    /** As Phabricator's markup; see {@link #markdown(Analysis, Optional)}. */
    public static String remarkup(Analysis report, Optional<String> since) {
        return document(report, since, details(report)).in(new Remarkup());
    }

    /** As {@link #console(Analysis, Optional, OptionalInt)}, for a file or a pipe. */
    public static String console(Analysis report) {
        return console(report, Optional.empty(), OptionalInt.empty());
    }

    /**
     * For a terminal: the verdict first, then Locust's tables of the whole run, then the other sections; ends in a line end.
     *
     * @param since what changed since an earlier run, in a sentence
     * @param columns of the terminal; empty for a file or a pipe
     */
    public static String console(Analysis report, Optional<String> since, OptionalInt columns) {
        PlainText markup = PlainText.of(columns);
        return document(report, since, List.of()).in(markup)
                + "\n"
                + ConsoleSummary.of(report.result(), TableWidths.of(columns))
                + details(report).stream()
                        .filter(section -> !section.blocks().isEmpty())
                        .map(section -> Page.text(section, markup) + "\n")
                        .collect(Collectors.joining("\n"));
    }

    /** The verdict and its thresholds alone, for a terminal; ends in a line end. */
    public static String verdict(Analysis report) {
        return verdict(report, new PlainText());
    }

    static String verdict(Analysis report, PlainText markup) {
        return Page.text(VerdictSection.of(report), markup) + "\n";
    }

    /**
     * The sections on the comparison, streams, stages, tasks, start and stop, cache, items and invalid payloads, for a terminal. Empty if none of them has data;
     * otherwise it ends in an empty line.
     */
    public static String parts(Analysis report, PlainText markup) {
        return Stream.of(
                        ComparisonSection.of(report),
                        StreamsSection.of(report),
                        StagesSection.of(report),
                        TasksSection.of(report),
                        StartStopSection.of(report),
                        CacheSection.of(report),
                        ItemsSection.of(report),
                        MutationsSection.of(report))
                .filter(section -> !section.blocks().isEmpty())
                .map(section -> Page.text(section, markup) + "\n\n")
                .collect(Collectors.joining());
    }

    /** As {@link #details}, for a page with room for every error. */
    public static List<Section> unabridged(Analysis report) {
        return DETAILS.stream()
                .map(section -> section == ERRORS ? ErrorsSection.unabridged(report) : section.apply(report))
                .toList();
    }

    /** The page, with these sections after the verdict and the takeaways. */
    private static Page document(Analysis report, Optional<String> since, List<Section> further) {
        return new Page(
                "Load test results: " + plan(report).name(),
                List.of(new Block.Bullets(preface(report))),
                Stream.concat(
                                Stream.of(VerdictSection.of(report), TakeawaysSection.of(report, since)),
                                further.stream())
                        .toList());
    }

    /** What a comparison of two sides found, in a few sentences; empty in a run of one target. */
    public static List<String> answer(Analysis report) {
        return ComparisonSection.answer(report);
    }

    /** The run in a few sentences. */
    public static Section takeaways(Analysis report) {
        return TakeawaysSection.of(report, Optional.empty());
    }

    /** The sections after the verdict and the takeaways, in order; one without blocks has nothing to say. */
    public static List<Section> details(Analysis report) {
        return DETAILS.stream().map(section -> section.apply(report)).toList();
    }

    /** What the run is, after what it was made to find out if it compares two sides. */
    private static List<Phrase> preface(Analysis report) {
        RunResult result = report.result();
        Manifest manifest = result.manifest();
        List<Phrase> lines =
                new ArrayList<>(answer(report).stream().map(Phrase::of).toList());
        lines.add(Phrase.of("Run: ").andCode(manifest.id()));
        manifest.plan()
                .reporting()
                .ticket()
                .ifPresent(ticket -> lines.add(Phrase.of("Ticket: ").and(ticket)));
        manifest.plan()
                .reporting()
                .picture()
                .ifPresent(picture -> lines.add(Phrase.of("Picture: ").andCode(picture)));
        lines.add(Phrase.of("Date: " + Figures.utc(manifest.start()) + " to " + Figures.utc(result.end())));
        return lines;
    }

    private static Section prose(String title, Stream<String> text) {
        return new Section(
                title,
                text.filter(prose -> !prose.isBlank())
                        .<Block>map(Block.Prose::new)
                        .toList());
    }

    private static Plan plan(Analysis report) {
        return report.result().manifest().plan();
    }
}
