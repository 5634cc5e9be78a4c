package io.github.wingload.report.page;

import io.github.wingload.report.comparison.SweepReport;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.sweep.CapacitySearch.End;
import io.github.wingload.sweep.Sweep;
import io.github.wingload.sweep.SweptLevel;
import io.github.wingload.text.Block;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the template of a sweep shows.
 *
 * @param frame around it
 */
public record SweepPage(Sweep sweep, Frame frame) {

    /**
     * A run in the table.
     *
     * @param address of its page, relative to this page
     * @param cells as in {@link SweepReport#table}
     */
    public record Row(String address, List<Phrase> cells) {}

    static SweepPage of(Sweep sweep) {
        return new SweepPage(
                sweep,
                Frame.of(
                        SweepReport.title(sweep),
                        sweep.name(),
                        List.of(
                                sweep.search().isPresent() ? "search for the highest load" : "several loads",
                                Figures.count(sweep.levels().size(), "run", "runs")),
                        "Made by wingload.",
                        SweepCharts.of(sweep)));
    }

    /** The style of the verdict. */
    public String style() {
        return sweep.search()
                .map(found -> found.confirmed()
                        ? "pass"
                        : found.end().filter(end -> end == End.BELOW_LEAST).isPresent() ? "fail" : "inconclusive")
                .orElseGet(() -> passed() == sweep.lastRuns().size() && passed() > 0
                        ? "pass"
                        : sweep.lastRuns().stream().anyMatch(level -> level.verdict() == Verdict.FAIL)
                                ? "fail"
                                : "inconclusive");
    }

    public String mark() {
        return Marks.mark(style());
    }

    public String word() {
        return sweep.search()
                .map(found -> found.confirmed() ? "FOUND" : found.end().isEmpty() ? "NOT FINISHED" : "NOT FOUND")
                .orElseGet(() -> passed() + " OF "
                        + Figures.count(sweep.planned().orElse(sweep.levelsMade()), "LEVEL PASSES", "LEVELS PASS"));
    }

    /** What was found, without a full stop. */
    public String reason() {
        return SweepReport.answer(sweep)
                .map(SweepPage::withoutFullStop)
                .orElseGet(() -> sweep.lastRuns().stream()
                        .filter(level -> level.verdict() == Verdict.PASS)
                        .reduce((lower, higher) -> higher)
                        .map(level -> "the highest level that passed is "
                                + level.level().label())
                        .orElse("no level has passed"));
    }

    private static String withoutFullStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private long passed() {
        return sweep.lastRuns().stream()
                .filter(level -> level.verdict() == Verdict.PASS)
                .count();
    }

    /** The runs; without columns if there are none. */
    public Block.Table table() {
        return SweepReport.table(sweep);
    }

    public List<Row> rows() {
        List<SweptLevel> runs = sweep.levels();
        List<List<Phrase>> cells = table().rows();
        return IntStream.range(0, runs.size())
                .mapToObj(i -> new Row("./" + runs.get(i).run() + "/report.html", cells.get(i)))
                .toList();
    }

    /** What limited the levels, and how the service scales. */
    public List<Section> sections() {
        List<Block> findings = SweepReport.findings(sweep);
        return findings.isEmpty() ? List.of() : List.of(new Section("Limits and scaling", findings));
    }
}
