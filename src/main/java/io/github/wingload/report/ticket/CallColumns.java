package io.github.wingload.report.ticket;

import io.github.wingload.result.HeadlineTime;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Unit;
import java.util.List;

/** The columns by which stages and tasks are compared. */
final class CallColumns {

    static final List<Column> TIMES = List.of(
            Column.figures("Mean"),
            Column.figures("Median"),
            Column.figures("P90"),
            Column.figures("P95"),
            Column.figures("P99"));

    private CallColumns() {}

    /** {@code 9,000 (15.00%)}: how many of the requests failed. */
    static Phrase failed(CallStats calls) {
        return share(calls.failures(), calls.requests());
    }

    /** {@code 9,000 (15.00%)}. */
    static Phrase share(long count, long whole) {
        return Phrase.of(Figures.count(count) + " (" + Figures.percent(count, whole) + ")");
    }

    /** Times of the ok calls. */
    static List<Phrase> times(CallStats calls, HeadlineTime time) {
        Durations ok = time.of(calls.timed().ok());
        return List.of(
                Phrase.of(ok.count() == 0 ? "-" : Unit.TIME.text(ok.meanMs())),
                percentile(ok, 50),
                percentile(ok, 90),
                percentile(ok, 95),
                percentile(ok, 99));
    }

    private static Phrase percentile(Durations ok, double percentile) {
        return Phrase.of(ok.count() == 0 ? "-" : Unit.TIME.text(ok.percentileMs(percentile)));
    }
}
