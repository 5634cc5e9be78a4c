package io.github.wingload.report.page;

import io.github.wingload.diff.TrendRun;
import io.github.wingload.diff.TrendSeries;
import io.github.wingload.report.comparison.TrendReport;
import io.github.wingload.report.comparison.TrendText;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.text.Block;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Printable;
import io.github.wingload.text.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What the template of runs over time shows.
 *
 * @param trend a series of runs for each name
 * @param page where the page of a run is, as an address relative to this page
 * @param frame around it
 */
public record TrendPage(List<TrendSeries> trend, Function<TrendRun, Optional<String>> page, Frame frame) {

    /**
     * A run in the table of its name.
     *
     * @param address of its page; empty without one
     * @param cells as in {@link TrendReport#runs}
     */
    public record Row(String address, List<Phrase> cells) {}

    static TrendPage of(List<TrendSeries> trend, Function<TrendRun, Optional<String>> page) {
        int runs = trend.stream().mapToInt(series -> series.runs().size()).sum();
        return new TrendPage(
                trend,
                page,
                Frame.of(
                        "Load tests over time",
                        "Load tests over time",
                        List.of(
                                trend.size() == 1 ? trend.get(0).name() : trend.size() + " tests",
                                runs == 1 ? "1 run" : runs + " runs"),
                        "Made by wingload.",
                        Map.of(
                                "trend",
                                trend.stream()
                                        .map(series -> TrendCharts.of(series, page))
                                        .toList())));
    }

    /** The newest run of a name. */
    private static TrendRun latest(TrendSeries series) {
        return series.runs().get(series.runs().size() - 1);
    }

    /** Its verdict; empty for the result of another tool. */
    public Optional<Verdict> latestVerdict(TrendSeries series) {
        return latest(series).origin().verdict();
    }

    /** When it was made. */
    public String latestDate(TrendSeries series) {
        return TrendText.minute(latest(series).origin().start());
    }

    /** Where a level last changed, as a sentence. */
    public String lastShift(TrendSeries series) {
        return Printable.of(TrendText.lastShift(series));
    }

    /** The table of the runs of a name. */
    public Block.Table table(TrendSeries series) {
        return TrendReport.runs(series);
    }

    /** Its rows. */
    public List<Row> rows(TrendSeries series) {
        List<List<Phrase>> cells = table(series).rows();
        return IntStream.range(0, cells.size())
                .mapToObj(i -> new Row(page.apply(series.runs().get(i)).orElse(""), cells.get(i)))
                .toList();
    }

    /** The steps between the runs of a name, and its noise. */
    public List<Block> steps(TrendSeries series) {
        return TrendReport.steps(series);
    }

    /** How to read the tables. */
    public List<Section> guide() {
        return List.of(TrendReport.guide(trend));
    }
}
