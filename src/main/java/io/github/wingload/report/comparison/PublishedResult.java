package io.github.wingload.report.comparison;

import io.github.wingload.diff.TrendRun;
import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.plan.Figure;
import io.github.wingload.report.ticket.VerdictSection;
import io.github.wingload.report.words.LabelWords;
import io.github.wingload.report.words.LoadWords;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Manifest;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Bullets;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Markdown;
import io.github.wingload.text.Markup;
import io.github.wingload.text.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The result of a run in a few lines of Markdown without a heading, for a page such as a README. */
public final class PublishedResult {

    private PublishedResult() {}

    /** Verdict, configuration, figures and thresholds; ends without a line end. */
    public static String markdown(Analysis report) {
        Markup markdown = new Markdown();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Bullets(facts(report)));
        blocks.add(figures(report));
        VerdictSection.thresholds(report.judgement()).ifPresent(blocks::add);
        blocks.add(Paragraph.of("Times are the " + report.time().words() + " of ok calls, rates are over the window of "
                + Figures.number(report.window().seconds(), 0) + " s."));
        return blocks.stream().map(block -> block.in(markdown)).collect(Collectors.joining("\n\n"));
    }

    private static List<Phrase> facts(Analysis report) {
        Manifest manifest = report.result().manifest();
        Map<String, String> labels = manifest.plan().reporting().labels();
        List<Phrase> facts = new ArrayList<>();
        facts.add(Phrase.of("Verdict: ")
                .andStrong(report.judgement().verdict().name())
                .and(": " + ReasonText.of(report.judgement().reason()).reason()));
        facts.add(Phrase.of("Run: ").andCode(manifest.id()).and(" of " + Figures.utc(manifest.start())));
        facts.add(Phrase.of("Load: " + LoadWords.of(manifest.plan())));
        facts.add(Phrase.of("Target: ").andCode(ConfigurationChanges.target(manifest)));
        if (!labels.isEmpty()) {
            facts.add(Phrase.of("Labels: ").andCode(LabelWords.of(labels)));
        }
        return facts;
    }

    private static Table figures(Analysis report) {
        TrendRun run = TrendRun.of(report);
        List<Column> columns = new ArrayList<>(List.of(Column.figures("Requests")));
        List<Phrase> row = new ArrayList<>(List.of(Phrase.of(Figures.count(run.requests()))));
        List<Figure> figures = TrendRun.followed(List.of(run));
        columns.addAll(TrendText.columns(figures));
        row.addAll(TrendText.cells(figures, run));
        return new Table(columns, List.of(row));
    }
}
