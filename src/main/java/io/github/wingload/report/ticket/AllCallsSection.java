package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.CensoredPercentile;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.List;

/** Percentiles of all calls, failed ones included. */
final class AllCallsSection {

    private AllCallsSection() {}

    static Section of(Analysis report) {
        List<CensoredPercentile> percentiles = report.allCalls();
        return Section.when(
                !percentiles.isEmpty(),
                "Latency - All Calls" + MutationsSection.titleOfValid(report) + " (n = "
                        + Figures.count(report.timed().requests()) + ")",
                Table.of(
                        "Metric",
                        List.of("Time"),
                        percentiles.stream().map(AllCallsSection::row).toList()),
                Paragraph.of(
                        "Failed calls count as calls that never ended. Where a percentile falls among them, only its"
                                + " lower bound is known (≥)."));
    }

    private static List<Phrase> row(CensoredPercentile percentile) {
        return List.of(Phrase.of(label(percentile.percentile())), Phrase.of(value(percentile)));
    }

    static String value(CensoredPercentile percentile) {
        return (percentile.atLeast() ? "≥ " : "") + Unit.TIME.text(percentile.ms());
    }

    /** {@code P90}, {@code P99.9}. */
    private static String label(double percentile) {
        return "P" + Unit.NUMBER.exact(percentile);
    }
}
