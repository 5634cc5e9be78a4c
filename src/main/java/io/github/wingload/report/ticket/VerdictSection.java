package io.github.wingload.report.ticket;

import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.judge.words.ThresholdText;
import io.github.wingload.report.console.Headline;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Reason;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Bullets;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The verdict, its reason, advice, and the result of each threshold. */
public final class VerdictSection {

    private VerdictSection() {}

    static Section of(Analysis report) {
        Judgement judgement = report.judgement();
        List<Block> blocks = new ArrayList<>();
        Reason.InWords words = ReasonText.of(judgement.reason());
        blocks.add(Paragraph.of("Reason: " + words.reason()));
        if (!words.advice().isBlank()) {
            blocks.add(Paragraph.of("Advice: " + words.advice()));
        }
        thresholds(judgement).ifPresent(blocks::add);
        List<Phrase> more = Stream.concat(
                        Headline.beside(judgement.reason(), report.result()).stream()
                                .map(Phrase::of),
                        judgement.thresholds().stream().flatMap(VerdictSection::finding))
                .toList();
        if (!more.isEmpty()) {
            blocks.add(new Bullets(more));
        }
        return new Section("Verdict: " + judgement.verdict(), blocks);
    }

    /** The result of each threshold; empty for a plan without thresholds. */
    public static Optional<Table> thresholds(Judgement judgement) {
        if (judgement.thresholds().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Table(
                List.of(
                        Column.text("Threshold"),
                        Column.figures("Found"),
                        Column.text("95% Interval"),
                        Column.text("Result")),
                judgement.thresholds().stream().map(VerdictSection::row).toList()));
    }

    private static List<Phrase> row(ThresholdResult result) {
        Unit unit = result.threshold().figure().unit();
        double limit = result.threshold().limit();
        return List.of(
                Phrase.code(result.threshold().text()),
                Phrase.of(
                        result.found().isPresent() ? unit.beside(result.found().getAsDouble(), limit) : "-"),
                Phrase.of(result.estimate()
                        .map(found -> unit.interval(
                                found.interval().low(), found.interval().high(), limit))
                        .orElse("")),
                Phrase.of(result.state().name().toLowerCase(Locale.ROOT)));
    }

    /** A threshold that passed needs no explanation. */
    private static Stream<Phrase> finding(ThresholdResult result) {
        return result.state() == ThresholdResult.State.PASS
                        || ThresholdText.of(result).isEmpty()
                ? Stream.empty()
                : Stream.of(Phrase.code(result.threshold().text()).and(": " + ThresholdText.of(result)));
    }
}
