package io.github.wingload.report.ticket;

import io.github.wingload.judge.words.ComparisonText;
import io.github.wingload.report.words.Ranges;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.PairedComparison;
import io.github.wingload.result.PairedComparison.Differences;
import io.github.wingload.result.PairedComparison.Outcomes;
import io.github.wingload.result.PairedComparison.PartDifference;
import io.github.wingload.result.PairedComparison.UpstreamDifference;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Bullets;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;

/** The two sides of a run beside each other: what their pairs show, as a whole and part by part. */
final class ComparisonSection {

    private ComparisonSection() {}

    /** What the comparison found, in a few sentences; empty in a run of one target. An invalid run only measured it. */
    static List<String> answer(Analysis report) {
        List<String> found =
                new ArrayList<>(report.comparison().map(ComparisonText::of).orElse(List.of()));
        if (!found.isEmpty() && report.judgement().verdict() == Verdict.INVALID) {
            found.set(0, "The run is invalid. Measured: " + found.get(0));
        }
        return found;
    }

    static Section of(Analysis report) {
        return report.comparison()
                .map(comparison -> new Section(
                        "Comparison: " + comparison.first() + " against " + comparison.second(),
                        blocks(comparison, answer(report))))
                .orElseGet(() -> new Section("Comparison", List.of()));
    }

    private static List<Block> blocks(PairedComparison comparison, List<String> answer) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Bullets.of(answer));
        comparison.times().ifPresent(times -> {
            blocks.add(table("Time of Ok Pairs", comparison, times(times)));
            blocks.add(table("Mean of a Part", comparison, parts(times)));
        });
        blocks.add(new Table(
                List.of(Column.text("Pairs"), Column.figures("Number"), Column.text("Of All")), outcomes(comparison)));
        comparison
                .times()
                .ifPresent(times -> blocks.add(Bullets.of(List.of(
                        "Differences are " + comparison.first() + " less " + comparison.second() + ".",
                        Figures.count(times.firstMadeFirst()) + " of " + Figures.count(times.pairs(), "pair", "pairs")
                                + " began with " + comparison.first()
                                + "; each figure is averaged over both orders."))));
        return blocks;
    }

    private static Table table(String figure, PairedComparison comparison, List<List<Phrase>> rows) {
        return new Table(
                List.of(
                        Column.text(figure),
                        Column.figures(comparison.first()),
                        Column.figures(comparison.second()),
                        Column.figures("Difference"),
                        Column.text("95% Interval")),
                rows);
    }

    private static List<List<Phrase>> times(Differences times) {
        List<List<Phrase>> rows = new ArrayList<>(List.of(
                row("Median", times.ofFirst().p50Ms(), times.ofSecond().p50Ms(), times.p50Ms()),
                row("P90", times.ofFirst().p90Ms(), times.ofSecond().p90Ms(), times.p90Ms()),
                row("Mean", sum(times, true), sum(times, false), times.meanMs()),
                List.of(
                        Phrase.of("Median within Pairs"),
                        Phrase.of("-"),
                        Phrase.of("-"),
                        time(times.medianMs().value()),
                        range(times.medianMs()))));
        return rows;
    }

    private static double sum(Differences times, boolean first) {
        return times.parts().stream()
                .mapToDouble(part -> first ? part.firstMs() : part.secondMs())
                .sum();
    }

    private static List<List<Phrase>> parts(Differences times) {
        List<List<Phrase>> rows = new ArrayList<>();
        for (PartDifference part : times.parts()) {
            rows.add(
                    row(TimeBreakdownSection.words(part.part()), part.firstMs(), part.secondMs(), part.differenceMs()));
        }
        times.upstream().ifPresent(upstream -> rows.add(upstream(upstream, times.pairs())));
        return rows;
    }

    private static List<Phrase> upstream(UpstreamDifference upstream, long pairs) {
        String which = upstream.pairs() == pairs ? "" : " of " + Figures.count(upstream.pairs(), "pair", "pairs");
        return row(
                "Upstream: the model's own time, median" + which,
                upstream.firstP50Ms(),
                upstream.secondP50Ms(),
                upstream.differenceMs());
    }

    private static List<List<Phrase>> outcomes(PairedComparison comparison) {
        Outcomes outcomes = comparison.outcomes();
        long bothOk =
                outcomes.pairs() - outcomes.onlyFirstFailed() - outcomes.onlySecondFailed() - outcomes.bothFailed();
        List<List<Phrase>> rows = new ArrayList<>();
        rows.add(outcome("both ok", bothOk, outcomes));
        rows.add(outcome("only " + comparison.first() + " failed", outcomes.onlyFirstFailed(), outcomes));
        rows.add(outcome("only " + comparison.second() + " failed", outcomes.onlySecondFailed(), outcomes));
        rows.add(outcome("both failed", outcomes.bothFailed(), outcomes));
        rows.add(outcome("different statuses", outcomes.statusDiffers(), outcomes));
        rows.add(outcome("both ok, answers of different lengths", outcomes.lengthDiffers(), outcomes));
        return rows;
    }

    private static List<Phrase> outcome(String name, long count, Outcomes outcomes) {
        return List.of(
                Phrase.of(name), Phrase.of(Figures.count(count)), Phrase.of(Figures.percent(count, outcomes.pairs())));
    }

    private static List<Phrase> row(String name, double first, double second, Estimate difference) {
        return List.of(Phrase.of(name), time(first), time(second), time(difference.value()), range(difference));
    }

    private static Phrase time(double ms) {
        return Phrase.of(Unit.TIME.text(ms));
    }

    private static Phrase range(Estimate estimate) {
        return Phrase.of(Ranges.of(estimate.interval(), Unit.TIME));
    }
}
