package io.github.wingload.report.page;

import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.judge.words.ThresholdText;
import io.github.wingload.plan.Plan;
import io.github.wingload.report.console.Headline;
import io.github.wingload.report.ticket.TicketReport;
import io.github.wingload.report.words.LoadWords;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Reason;
import io.github.wingload.stats.Timeline;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Printable;
import io.github.wingload.text.Section;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the template of the page shows.
 *
 * @param report of the run
 * @param before an earlier run that it is compared with
 * @param frame around it
 */
public record RunPage(Analysis report, Optional<Before> before, Frame frame) {

    static RunPage of(Analysis report, Timeline timeline, Optional<Before> before) {
        Manifest manifest = report.result().manifest();
        Plan plan = manifest.plan();
        String when = Figures.utc(manifest.start()) + " to "
                + Figures.utc(report.result().end());
        Frame frame = Frame.of(
                report.judgement().verdict().name() + ": " + plan.name(),
                plan.name(),
                Stream.concat(Stream.of(when), about(plan)).toList(),
                "Made by wingload " + manifest.version() + " from run " + manifest.id() + ".",
                Charts.of(report, timeline));
        return new RunPage(report, before, frame);
    }

    /** What a plan is about: its load, and its ticket. */
    static Stream<String> about(Plan plan) {
        return Stream.concat(Stream.of(LoadWords.of(plan)), plan.reporting().ticket().stream());
    }

    public Verdict verdict() {
        return report.judgement().verdict();
    }

    /** Why, as a sentence without a full stop. */
    public String reason() {
        return Printable.of(words().reason());
    }

    /** What a comparison found, what to do, and ways in which the run differed from its plan that the reason does not name. */
    public List<String> advice() {
        return Stream.of(
                        TicketReport.answer(report).stream(),
                        Stream.of(words().advice()).filter(advice -> !advice.isBlank()),
                        Headline.beside(report.judgement().reason(), report.result()).stream())
                .flatMap(lines -> lines)
                .map(Printable::of)
                .toList();
    }

    public List<Tile> tiles() {
        return Tile.of(report, before);
    }

    /** What the changes beside the figures are from; empty without an earlier run. */
    public String comparedWith() {
        return before.map(run -> "Changes and hollow dots: compared with run " + Printable.of(run.name()) + ".")
                .orElse("");
    }

    public List<ThresholdResult> thresholds() {
        return report.judgement().thresholds();
    }

    /** The bullet of a threshold, if it has a figure. */
    public Optional<Bullet> bullet(ThresholdResult result) {
        return Bullet.of(result);
    }

    /** What a threshold found, with its interval; {@code –} without a figure. */
    public String found(ThresholdResult result) {
        return result.found().isPresent()
                ? result.threshold()
                        .figure()
                        .unit()
                        .beside(result.found().getAsDouble(), result.threshold().limit())
                : "–";
    }

    /** The interval of a threshold's figure; empty without one. */
    public String interval(ThresholdResult result) {
        return result.estimate()
                .map(estimate -> result.threshold()
                        .figure()
                        .unit()
                        .interval(
                                estimate.interval().low(),
                                estimate.interval().high(),
                                result.threshold().limit()))
                .orElse("");
    }

    /** Why a threshold was judged as it was; empty if it passed. */
    public String finding(ThresholdResult result) {
        return result.state() == ThresholdResult.State.PASS ? "" : Printable.of(ThresholdText.of(result));
    }

    /** The run in a few sentences. */
    public Section takeaways() {
        return TicketReport.takeaways(report);
    }

    /** The tables, as in the report for tickets, with every error. */
    public List<Section> sections() {
        return TicketReport.unabridged(report).stream()
                .filter(section -> !section.blocks().isEmpty())
                .toList();
    }

    private Reason.InWords words() {
        return ReasonText.of(report.judgement().reason());
    }
}
