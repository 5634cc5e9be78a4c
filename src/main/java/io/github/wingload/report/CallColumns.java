package io.github.wingload.report;

import io.github.wingload.report.Block.Table.Column;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.Window;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import java.util.List;

/** The columns by which stages and tasks are compared. */
final class CallColumns {

    static final List<Column> HEADINGS = List.of(
            Column.figures("Requests"),
            Column.figures("Failed"),
            Column.figures("RPS"),
            Column.figures("Median"),
            Column.figures("P90"),
            Column.figures("P95"),
            Column.figures("P99"));

    private CallColumns() {}

    /** Counts and rates of all calls, times of the ok ones. */
    static List<Phrase> cells(CallStats calls, Window window, HeadlineTime time) {
        Durations ok = time.of(calls.ok());
        return List.of(
                Phrase.of(Figures.count(calls.requests())),
                Phrase.of(Figures.count(calls.failures()) + " (" + Figures.percent(calls.failures(), calls.requests())
                        + ")"),
                Phrase.of(Figures.number(window.perSecond(calls.requests()), 2)),
                percentile(ok, 50),
                percentile(ok, 90),
                percentile(ok, 95),
                percentile(ok, 99));
    }

    private static Phrase percentile(Durations ok, double percentile) {
        return Phrase.of(ok.count() == 0 ? "-" : Figures.time(ok.percentileMs(percentile)));
    }
}
