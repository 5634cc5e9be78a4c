package io.github.wingload.report.console;

import io.github.wingload.result.HeadlineTime;
import io.github.wingload.stats.CallDurations;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Locust's second table: percentiles of all calls that were sent, failed ones included. */
final class PercentileTable extends LatencyTable {

    private static final double[] PERCENTILES = {50, 66, 75, 80, 90, 95, 98, 99, 99.9, 99.99, 100};

    PercentileTable(TableWidths widths, HeadlineTime time) {
        super(widths, time);
    }

    @Override
    String title() {
        return "Response time percentiles (" + timeWords() + " in ms, exact to three digits; failed calls included)";
    }

    @Override
    List<String> headings() {
        return List.of("50%", "66%", "75%", "80%", "90%", "95%", "98%", "99%", "99.9%", "99.99%", "100%", "# reqs");
    }

    @Override
    CallDurations times(CallStats stats) {
        return stats.all();
    }

    @Override
    List<String> cells(Durations durations) {
        List<String> cells = new ArrayList<>(DoubleStream.of(PERCENTILES)
                .mapToObj(percentile -> LocustFigures.millis(durations.percentileMs(percentile)))
                .toList());
        cells.add(Long.toString(durations.count()));
        return cells;
    }
}
